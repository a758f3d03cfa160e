package org.souffleur.media.peer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Transport-wide feedback as a sender reads it (draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1).
 *
 * @param number of the feedback, 8 bits
 * @param arrivalTicks when each came that has come, by its 16-bit number, in 250 µs of the receiver's clock
 * @param missing those that have not
 */
public record ToldArrivals(int number, Map<Integer, Long> arrivalTicks, List<Integer> missing) {

    /**
     * Reads the packet at {@code at}.
     *
     * @throws IllegalArgumentException where it is none, or not whole
     */
    public static ToldArrivals read(byte[] b, int at) {
        if ((b[at] & 0x1f) != 15 || (b[at + 1] & 0xff) != 205)
            throw new IllegalArgumentException("not format 15 of 205");
        int end = at + 4 + 4 * u16(b, at + 2);
        if ((b[at] & 0x20) != 0) end -= b[end - 1] & 0xff;
        int base = u16(b, at + 12);
        int count = u16(b, at + 14);
        long ticks = ((b[at + 16] << 16) | u16(b, at + 17)) * 256L;
        int from = at + 20;
        List<Integer> symbols = new ArrayList<>();
        for (; symbols.size() < count; from += 2) chunk(u16(b, from), count, symbols);
        Map<Integer, Long> came = new LinkedHashMap<>();
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int sequence = base + i & 0xffff;
            switch (symbols.get(i)) {
                case 0 -> missing.add(sequence);
                case 1 -> came.put(sequence, ticks += b[from++] & 0xff);
                case 2 -> {
                    came.put(sequence, ticks += (short) u16(b, from));
                    from += 2;
                }
                default -> throw new IllegalArgumentException("a symbol that is reserved");
            }
        }
        if (from != end) throw new IllegalArgumentException("it ends at " + end + " and was read to " + from);
        return new ToldArrivals(b[at + 19] & 0xff, came, missing);
    }

    private static void chunk(int chunk, int count, List<Integer> symbols) {
        boolean run = (chunk & 0x8000) == 0;
        boolean wide = (chunk & 0x4000) != 0;
        int held = run ? chunk & 0x1fff : wide ? 7 : 14;
        for (int i = 0; i < held && symbols.size() < count; i++) {
            symbols.add(run ? chunk >> 13 & 3 : wide ? chunk >> 12 - 2 * i & 3 : chunk >> 13 - i & 1);
        }
    }

    private static int u16(byte[] b, int at) {
        return (b[at] & 0xff) << 8 | b[at + 1] & 0xff;
    }
}
