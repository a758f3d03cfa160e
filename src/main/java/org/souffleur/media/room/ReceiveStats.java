package org.souffleur.media.room;

/** What one incoming stream looks like from here (RFC 3550 appendix A.1, A.3, A.8). */
final class ReceiveStats {
    /** RFC 3550 A.1: a jump beyond this is a restart of the sender, not loss. */
    private static final int MAX_JUMP = 3000;

    private final int clockRate;
    private boolean started;
    private long base;
    private long highest;
    private long received;
    private long expectedBefore;
    private long receivedBefore;
    private int transit;
    private double jitter;

    ReceiveStats(int clockRate) {
        this.clockRate = clockRate;
    }

    /** Counts a packet and gives its sequence number extended to 64 bits. */
    long receive(long nowNanos, int sequence, int timestamp) {
        long extended;
        if (!started) {
            extended = 0x10000L + sequence; // so that reordered first packets do not become negative
            restart(extended);
        } else {
            int delta = (short) (sequence - (int) highest);
            extended = highest + delta;
            if (Math.abs(delta) > MAX_JUMP) {
                extended = (highest & ~0xffffL) + 0x20000L + sequence;
                restart(extended);
            }
        }
        received++;
        if (extended > highest) highest = extended;
        int arrival = (int) (nowNanos / 1_000 * clockRate / 1_000_000);
        int transitNow = arrival - timestamp;
        if (received > 1) jitter += (Math.abs((double) (transitNow - transit)) - jitter) / 16;
        transit = transitNow;
        return extended;
    }

    private void restart(long extended) {
        started = true;
        base = extended;
        highest = extended;
        received = 0;
        expectedBefore = 0;
        receivedBefore = 0;
    }

    long highest() {
        return highest;
    }

    int jitter() {
        return (int) Math.min(jitter, Integer.MAX_VALUE);
    }

    int cumulativeLost() {
        long lost = highest - base + 1 - received;
        return (int) Math.max(-0x800000, Math.min(0x7fffff, lost));
    }

    /** Since the last call, in 1/256. */
    int fractionLost256() {
        long expected = highest - base + 1;
        long expectedNow = expected - expectedBefore;
        long lostNow = expectedNow - (received - receivedBefore);
        expectedBefore = expected;
        receivedBefore = received;
        if (expectedNow <= 0 || lostNow <= 0) return 0;
        return (int) Math.min(255, (lostNow << 8) / expectedNow);
    }
}
