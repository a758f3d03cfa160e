package org.souffleur.media.rtp;

/**
 * Writes transport-wide feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1): which packets of one sender
 * came and when, so that the sender can reckon how much the way to us carries. Arrays are reused: one writer, one thread.
 */
public final class TransportFeedback {
    /** The most packets that one piece speaks of: with a time of two bytes for each it still fits a compound. */
    public static final int MOST = 400;

    private static final long TICK_NANOS = 250_000L;
    private static final long TICKS_PER_REFERENCE = 256; // the reference time counts 64 ms

    private static final int LOST = 0;
    private static final int SMALL = 1;
    private static final int LARGE = 2;

    private final byte[] symbols = new byte[MOST];
    private final short[] deltas = new short[MOST];
    private int told;

    /** When packets came, by their transport-wide number. */
    public interface Arrivals {
        long NEVER = Long.MIN_VALUE;

        /** Nanoseconds on one clock, or {@link #NEVER}. */
        long at(long number);
    }

    /** What {@link #write} needs at most for so many packets. */
    static int room(int count) {
        return 20 + 2 * ((count + 6) / 7) + 2 * count + 3;
    }

    /** How many packets the last one that was written speaks of. */
    public int told() {
        return told;
    }

    /**
     * Speaks of {@code count} packets from {@code base} on, of which at least one has come; of fewer, but of that one,
     * where a time is too far from the one before it for 16 bits.
     *
     * @param media any SSRC of whoever sent them
     * @param base the first number, extended; its lower 16 bits are written
     * @param count from 1 to {@link #MOST}
     * @param number of this piece; its lower 8 bits are written
     * @return where the next RTCP packet goes
     */
    int write(byte[] out, int at, int from, int media, long base, int count, int number, Arrivals arrivals) {
        long first = arrivals.at(base);
        for (int i = 1; i < count && first == Arrivals.NEVER; i++) first = arrivals.at(base + i);
        long reference = Math.floorDiv(first, TICKS_PER_REFERENCE * TICK_NANOS);
        read(base, count, reference * TICKS_PER_REFERENCE, arrivals);
        out[at + 1] = (byte) 205;
        Bytes.put32(out, at + 4, from);
        Bytes.put32(out, at + 8, media);
        Bytes.put16(out, at + 12, (int) base);
        Bytes.put16(out, at + 14, told);
        Bytes.put24(out, at + 16, (int) reference);
        out[at + 19] = (byte) number;
        int to = at + 20;
        for (int i = 0; i < told; to += 2) i += chunk(out, to, i);
        for (int i = 0; i < told; i++) {
            if (symbols[i] == LARGE) out[to++] = (byte) (deltas[i] >> 8);
            if (symbols[i] != LOST) out[to++] = (byte) deltas[i];
        }
        int padding = -(to - at) & 3;
        for (int i = 1; i <= padding; i++) out[to++] = (byte) (i == padding ? padding : 0); // RFC 3550 §6.4.1
        out[at] = (byte) (padding == 0 ? 0x8f : 0xaf);
        Bytes.put16(out, at + 2, (to - at) / 4 - 1);
        return to;
    }

    private void read(long base, int count, long referenceTicks, Arrivals arrivals) {
        long before = referenceTicks;
        for (told = 0; told < count; told++) {
            long at = arrivals.at(base + told);
            symbols[told] = LOST;
            if (at == Arrivals.NEVER) continue;
            long ticks = Math.floorDiv(at, TICK_NANOS);
            long delta = ticks - before;
            if (delta != (short) delta) return;
            deltas[told] = (short) delta;
            symbols[told] = (byte) (delta >= 0 && delta <= 255 ? SMALL : LARGE);
            before = ticks;
        }
    }

    /** One status chunk (§3.1.3, §3.1.4): a run of equals, else a vector of 14 narrow or 7 wide; says how many it holds. */
    private int chunk(byte[] out, int at, int from) {
        int equal = 1;
        while (from + equal < told && symbols[from + equal] == symbols[from]) equal++;
        int narrow = 0;
        while (from + narrow < told && narrow < 14 && symbols[from + narrow] != LARGE) narrow++;
        boolean fourteen = narrow == 14 || from + narrow == told;
        if (equal >= (fourteen ? 14 : 7) || from + equal == told) {
            Bytes.put16(out, at, symbols[from] << 13 | equal);
            return equal;
        }
        int held = fourteen ? narrow : Math.min(7, told - from);
        int bits = fourteen ? 0x8000 : 0xC000;
        for (int i = 0; i < held; i++) bits |= symbols[from + i] << (fourteen ? 13 - i : 12 - 2 * i);
        Bytes.put16(out, at, bits);
        return held;
    }
}
