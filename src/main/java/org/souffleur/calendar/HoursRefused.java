package org.souffleur.calendar;

/** Ends the reading of hours at the first thing that cannot be taken; caught where the reading began. */
public final class HoursRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final WhyRefused why;

    HoursRefused(WhyRefused why) {
        super(why.sentence());
        this.why = why;
    }

    public WhyRefused why() {
        return why;
    }
}
