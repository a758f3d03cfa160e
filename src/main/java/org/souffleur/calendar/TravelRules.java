package org.souffleur.calendar;

/**
 * How long the way from one cell to another takes, in half hours. A model, and said to be one: ten minutes to set out and
 * ten for each cell on the way (some 6 km as the crow flies, so 35 km/h from door to door), rounded up. Who lives nearer a
 * road or a railway arrives early; nobody is asked for an address to know it better.
 */
public final class TravelRules {
    public static final int STEP_MINUTES = 30;

    /** Nobody is asked to go further than this for an evening: 90 minutes. */
    public static final int MAX_STEPS = 3;

    private static final int TO_SET_OUT_MINUTES = 10;
    private static final int A_CELL_MINUTES = 10;

    /** The last ring of cells that {@link #MAX_STEPS} reaches. */
    public static final int MAX_RINGS = (MAX_STEPS * STEP_MINUTES - TO_SET_OUT_MINUTES) / A_CELL_MINUTES;

    private TravelRules() {}

    /** Half hours for a way of so many cells: 1 within a cell and to the second ring, 2 to the fifth, 3 to the eighth. */
    public static int steps(int cells) {
        int minutes = TO_SET_OUT_MINUTES + A_CELL_MINUTES * cells;
        return (minutes + STEP_MINUTES - 1) / STEP_MINUTES;
    }
}
