package org.souffleur.media.room;

/**
 * How fast one leg may send, reports and requests included (ASVS 5.0 V17.2.5): its own keys do not entitle it to the
 * thread that others share. A bucket, kept as the moment at which it would be full again.
 */
final class Pace {
    /** Four voices of 10 ms frames and a camera at four times our bound are 700. */
    static final int MOST_PER_SECOND = 1_000;

    /** What a network that has held back for a second brings at once. */
    static final int MOST_AT_ONCE = 1_000;

    private static final long EACH_NANOS = 1_000_000_000L / MOST_PER_SECOND;
    private boolean begun;
    private long fullAt;

    /** Whether one more may come; if so, it has. */
    boolean takes(long nowNanos) {
        if (!begun || fullAt - nowNanos < 0) fullAt = nowNanos;
        begun = true;
        if (fullAt - nowNanos > (MOST_AT_ONCE - 1) * EACH_NANOS) return false;
        fullAt += EACH_NANOS;
        return true;
    }
}
