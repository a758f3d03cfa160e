package org.souffleur.journey.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes inputs, the same for the same seed. */
final class Mutation {
    /** Above the largest of any reader's own bounds (an offer's 64 KiB), so that the bound itself is tried. */
    static final int LONGEST = 70_000;

    private static final int MOST_CHANGES = 6;
    private static final int[] EDGES = {0, 1, 2, 3, 4, 7, 8, 15, 16, 19, 20, 31, 63, 64, 127, 128, 191, 192, 254, 255};

    private final SplittableRandom dice;
    private final List<byte[]> words;

    Mutation(SplittableRandom dice, List<String> words) {
        this.dice = dice;
        this.words = words.stream()
                .map(word -> word.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }

    /** A changed copy; {@code other} may lend it a piece. */
    byte[] change(byte[] input, byte[] other) {
        byte[] changed = input;
        int changes = 1 + dice.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes; i++) changed = once(changed, other);
        return changed.length <= LONGEST ? changed : Arrays.copyOf(changed, LONGEST);
    }

    private byte[] once(byte[] input, byte[] other) {
        if (input.length == 0) return insert(input, 0, random(1 + dice.nextInt(64)));
        int at = dice.nextInt(input.length);
        int piece = 1 + dice.nextInt(Math.min(input.length - at, dice.nextInt(8) == 0 ? 4096 : 24));
        switch (dice.nextInt(words.isEmpty() ? 10 : 12)) {
            case 0:
                return with(input, at, input[at] ^ 1 << dice.nextInt(8));
            case 1:
                return with(input, at, EDGES[dice.nextInt(EDGES.length)]);
            case 2:
                return with(input, at, dice.nextInt(256));
            case 3: // a length or a count that is off by a little
                return with(input, at, input[at] + dice.nextInt(9) - 4);
            case 4: // two bytes at once: most lengths are
                byte[] wide = with(input, at, EDGES[dice.nextInt(EDGES.length)]);
                if (at + 1 < wide.length) wide[at + 1] = (byte) EDGES[dice.nextInt(EDGES.length)];
                return wide;
            case 5:
                return remove(input, at, piece);
            case 6:
                return insert(input, at, Arrays.copyOfRange(input, at, at + piece));
            case 7:
                return insert(input, at, random(piece));
            case 8:
                return Arrays.copyOf(input, at);
            case 9:
                if (other.length == 0) return input;
                int from = dice.nextInt(other.length);
                return insert(input, at, Arrays.copyOfRange(other, from, Math.min(other.length, from + 4 * piece)));
            case 10:
                return insert(input, at, words.get(dice.nextInt(words.size())));
            default: // often enough to reach every bound of a count
                byte[] word = words.get(dice.nextInt(words.size()));
                int times = dice.nextInt(16) == 0 ? 3000 : 1 + dice.nextInt(40);
                byte[] many = new byte[Math.min(LONGEST, word.length * times)];
                for (int i = 0; i < many.length; i++) many[i] = word[i % word.length];
                return insert(input, at, many);
        }
    }

    private static byte[] with(byte[] input, int at, int value) {
        byte[] changed = input.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private static byte[] remove(byte[] input, int at, int count) {
        byte[] changed = new byte[input.length - count];
        System.arraycopy(input, 0, changed, 0, at);
        System.arraycopy(input, at + count, changed, at, changed.length - at);
        return changed;
    }

    private static byte[] insert(byte[] input, int at, byte[] piece) {
        byte[] changed = new byte[input.length + piece.length];
        System.arraycopy(input, 0, changed, 0, at);
        System.arraycopy(piece, 0, changed, at, piece.length);
        System.arraycopy(input, at, changed, at + piece.length, input.length - at);
        return changed;
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) bytes[i] = (byte) dice.nextInt();
        return bytes;
    }
}
