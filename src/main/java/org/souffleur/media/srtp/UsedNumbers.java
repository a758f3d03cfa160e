package org.souffleur.media.srtp;

/**
 * Which packets of a stream have been: extended sequence numbers of 48 bits (RFC 3711 §3.3.1), and for the latest of them
 * whether they were used (§3.3.2). What is older than the window counts as used.
 */
final class UsedNumbers {
    /** RFC 3711 §3.3.2 asks for 64 at least; a camera's packet that is sent again may be a second of packets late. */
    static final int WINDOW = 960;

    private static final int WORDS = WINDOW / 64 + 1; // one is being filled while the rest are remembered whole

    private final long[] seen = new long[WORDS];
    private long highest = -1;

    /** The number nearest to the highest that has been, whose last 16 bits are these; it may be negative, and then is none. */
    long index(int sequence) {
        return highest < 0 ? sequence : highest + (short) (sequence - (int) highest);
    }

    boolean isNew(long index) {
        if (index > highest) return true;
        if (index < 0 || highest - index >= WINDOW) return false;
        return (seen[word(index)] & 1L << index) == 0;
    }

    void add(long index) {
        if (index > highest) {
            long from = Math.max((highest >> 6) + 1, (index >> 6) - WORDS + 1);
            for (long word = from; word <= index >> 6; word++) seen[(int) (word % WORDS)] = 0;
            highest = index;
        }
        seen[word(index)] |= 1L << index;
    }

    private static int word(long index) {
        return (int) ((index >> 6) % WORDS);
    }
}
