package org.souffleur.media.room;

/**
 * What a leg's network carries to it. A browser says it by REMB, and is believed at once where it says less. Where it
 * says no less and loses nothing, more is tried: its estimate can hardly grow beyond what it is sent, and we send no more
 * than it says (draft-ietf-rmcat-gcc-02 §5.5: at most half as much again as comes in, and near an old bound far slower).
 */
final class Takes {
    /** Opus at 32 kbit/s with the headers of fifty packets a second, rounded up. */
    static final long VOICE_BITS = 56_000;

    /** As fast as browsers try, when they have no bound in mind (draft-ietf-rmcat-gcc-02 §5.5). */
    private static final double TRIED_EACH_SECOND = 1.08;

    /** An overuse shows within this; until then nothing more is tried. */
    private static final long WAIT_NANOS = 3_000_000_000L;

    private static final double SOME_LOSS = 0.02;

    /** Less than this is no news that anybody must hear before the next report. */
    private static final double MUCH_LESS = 0.95;

    /** Of what a leg takes, so much is for what it asks for again; the rest is for what comes anyway. */
    private static final int RESENT_SHARE = 4;

    /** At once it may be what a network that was away for half a second has swallowed. */
    private static final long RESENT_AT_ONCE_NANOS = RESENT_SHARE * 500_000_000L;

    /** While a network has just been found full, nothing that it has lost is given to it again. */
    private static final long FULL_NANOS = 300_000_000L;

    private final long most;
    private long said = Long.MAX_VALUE;
    private long bits = Long.MAX_VALUE;
    private long fellAt;
    private long resendFreeAt = Long.MIN_VALUE;

    /** @param cameraBitsPerSecond the most that anybody's camera is asked to send */
    Takes(long cameraBitsPerSecond) {
        most = cameraBitsPerSecond;
    }

    /** Bits per second; the largest long where nothing is known. */
    long bits() {
        return bits;
    }

    /**
     * The browser's own word.
     *
     * @return whether it is so much less that the cameras should hear of it at once
     */
    boolean estimate(long nowNanos, long bitsPerSecond) {
        boolean falls = bitsPerSecond < said;
        boolean much = bitsPerSecond < MUCH_LESS * bits;
        said = bitsPerSecond;
        if (falls) {
            fellAt = nowNanos;
            bits = bitsPerSecond;
            return much;
        }
        bits = Math.max(bits, bitsPerSecond);
        return false;
    }

    /** Once a second: tries a little more where all is well. */
    void second(long nowNanos, double loss) {
        if (bits == Long.MAX_VALUE) return;
        if (loss > SOME_LOSS) bits = Math.min(bits, said);
        else if (nowNanos - fellAt > WAIT_NANOS)
            bits = (long) Math.min(bits * TRIED_EACH_SECOND, Math.max(said, 4 * most));
    }

    /**
     * Whether a packet of so many bytes may be sent again; if so, it has been. Without a bound a network that is full
     * drowns: what it loses is asked for again, and what is sent again is lost as well.
     */
    boolean mayResend(long nowNanos, int bytes) {
        if (bits != Long.MAX_VALUE && nowNanos - fellAt < FULL_NANOS) return false;
        long each = RESENT_SHARE * bytes * 8 * 1_000_000_000L / Math.max(1, Math.min(bits, most));
        if (resendFreeAt < nowNanos - RESENT_AT_ONCE_NANOS) resendFreeAt = nowNanos - RESENT_AT_ONCE_NANOS;
        if (resendFreeAt + each > nowNanos) return false;
        resendFreeAt += each;
        return true;
    }
}
