package org.souffleur.media.ice;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The transactions of authenticated checks. Checks travel in the clear: whoever sees one can send it again from an address
 * of their own, and its password holds. So each counts once.
 */
final class SeenChecks {
    /** Nearly three hours of Chromium's check every 2.5 s; 32 KiB where an evening gets that far. */
    static final int REMEMBERED = 4096;

    private long[] seen = new long[16];
    private int count;
    private int next;

    /** Notes a transaction; false for one that was noted before and is not forgotten yet. */
    boolean isFirst(byte[] transaction) {
        long name = name(transaction);
        for (int i = 0; i < count; i++) if (seen[i] == name) return false;
        if (count < REMEMBERED) {
            if (count == seen.length) seen = Arrays.copyOf(seen, 2 * count);
            seen[count++] = name;
        } else {
            seen[next] = name;
            next = (next + 1) % REMEMBERED;
        }
        return true;
    }

    /** The first 64 of 96 bits: they are the peer's dice, and whoever throws the same twice only harms their own leg. */
    private static long name(byte[] transaction) {
        return ByteBuffer.wrap(transaction).getLong();
    }
}
