package org.souffleur.journey.bench;

/**
 * A stretch in which the first evenings speak, all times on System.nanoTime.
 *
 * @param side who forwards
 * @param sessions how many evenings speak; the others only stay connected
 * @param startNanos when the first packet is due
 * @param countNanos from when on packets are counted; what is before lets queues and caches settle
 * @param endNanos no packet is due from here on
 */
record LoadPhase(Side side, int sessions, long startNanos, long countNanos, long endNanos) {
    /** Who forwards: the control, or the relay that the evenings have met by. */
    enum Side {
        NOBODY,
        RELAY,
        CONTROL
    }

    static final LoadPhase QUIET = new LoadPhase(Side.NOBODY, 0, 0, 0, 0);

    double countedSeconds() {
        return (endNanos - countNanos) / 1e9;
    }
}
