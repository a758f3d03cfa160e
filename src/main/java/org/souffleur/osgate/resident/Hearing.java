package org.souffleur.osgate.resident;

/**
 * Whether somebody speaks into one microphone, by the levels that its packets carry (RFC 6464). Three loud packets
 * within a tenth of a second are a voice; one or two are a click, a cup, a step.
 */
final class Hearing {
    /** Quieter than this is a room, louder a mouth: speech close to a microphone is 15 dB above it. */
    static final int LOUD = 45;

    private static final int PACKETS = 3;
    private static final long WITHIN_NANOS = 100_000_000L;
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final long[] loudAt = {LONG_AGO, LONG_AGO, LONG_AGO};
    private int next;

    /**
     * Hears one packet.
     *
     * @param level 0 to 127 in −dBov, −1 where unknown: what nobody has measured interrupts nobody
     * @return whether somebody speaks at this moment
     */
    boolean hear(long nowNanos, int level) {
        if (level < 0 || level > LOUD) {
            return false;
        }
        loudAt[next] = nowNanos;
        next = (next + 1) % PACKETS;
        return nowNanos - loudAt[next] <= WITHIN_NANOS;
    }
}
