package org.souffleur.media.room;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The last packets of one video slot as they were sent, protected. A resent packet must be the same bytes: protecting
 * changed bytes again under the same number would reuse the key stream (RFC 3711 §9.1).
 */
final class SentPackets {
    /** Two to four seconds of 600 kbit/s: whoever asks later needs a whole picture anyway. */
    private static final int KEPT = 256;

    /** What was resent less than a round trip ago is still on its way; asking again only fills it further. */
    private static final long NOT_AGAIN_NANOS = 20_000_000L;

    private static final long NOT_AGAIN_MOST_NANOS = 500_000_000L;

    private final byte[] @Nullable [] bytes = new byte[KEPT][];
    private final int[] length = new int[KEPT];
    private final int[] sequence = new int[KEPT];
    private final long[] resentAt = new long[KEPT];

    void keep(long nowNanos, int number, byte[] packet, int size) {
        int place = number % KEPT;
        byte[] kept = bytes[place];
        if (kept == null || kept.length < size) bytes[place] = kept = new byte[Math.max(1300, size)];
        System.arraycopy(packet, 0, kept, 0, size);
        length[place] = size;
        sequence[place] = number;
        resentAt[place] = nowNanos - NOT_AGAIN_MOST_NANOS;
    }

    /** Copies a kept packet; its length, or 0 with nothing copied. */
    int copy(int number, byte[] into) {
        int place = number % KEPT;
        byte[] kept = bytes[place];
        if (kept == null || length[place] == 0 || sequence[place] != number) return 0;
        System.arraycopy(kept, 0, into, 0, length[place]);
        return length[place];
    }

    /** Whether this packet was not resent within the last round trip. */
    boolean mayResend(long nowNanos, int number, double roundTripMs) {
        long pause = (long) (roundTripMs * 1_000_000);
        pause = Math.max(NOT_AGAIN_NANOS, Math.min(NOT_AGAIN_MOST_NANOS, pause));
        return nowNanos - resentAt[number % KEPT] >= pause;
    }

    void resent(long nowNanos, int number) {
        resentAt[number % KEPT] = nowNanos;
    }

    /** Forgets everything: what was withdrawn is not sent again. */
    void flush() {
        Arrays.fill(length, 0);
    }
}
