package org.souffleur.cue;

/**
 * When a cue is to be seen.
 *
 * @param nanos on the session clock, or from the moment of its acceptance
 */
public record Due(long nanos, boolean fromNow) {
    private static final double NANOS_PER_MS = 1e6;

    /** About 292 years of nanoseconds; a number beyond it is no time of ours. */
    private static final double MAX_MS = Long.MAX_VALUE / NANOS_PER_MS;

    public static Due now() {
        return new Due(0, true);
    }

    /** @throws IllegalArgumentException with a sentence for its sender, where this is no time */
    public static Due atMs(double sessionMs) {
        return new Due(nanos(sessionMs), false);
    }

    /** @throws IllegalArgumentException with a sentence for its sender, where this is no time */
    public static Due inMs(double ms) {
        return new Due(nanos(ms), true);
    }

    /** The moment on the session clock; one that has passed is now. */
    long at(long nowNanos) {
        return fromNow ? nowNanos + Math.min(nanos, Long.MAX_VALUE / 4) : Math.max(nowNanos, nanos);
    }

    /** Milliseconds of the wire as nanoseconds. */
    public static long nanos(double ms) {
        if (!(ms >= 0 && ms <= MAX_MS)) {
            throw new IllegalArgumentException("A time is a number of milliseconds, 0 or more.");
        }
        return Math.round(ms * NANOS_PER_MS);
    }

    /** Nanoseconds as milliseconds of the wire. */
    public static double ms(long nanos) {
        return nanos / NANOS_PER_MS;
    }
}
