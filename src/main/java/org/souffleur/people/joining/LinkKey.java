package org.souffleur.people.joining;

import java.util.Arrays;
import org.souffleur.people.Sha256;

/** What makes a link somebody's own: whoever has it may answer. Only its hash is kept. Prints as ···. */
public record LinkKey(String text) {
    /** The keys that we give are UUIDs; whatever is longer is none of them. */
    private static final int LONGEST = 36;

    /** SHA-256 of a key of 122 random bits, which needs no salt. */
    public Hash hash() {
        String hashed = text.length() > LONGEST ? text.substring(0, LONGEST + 1) : text;
        return new Hash(Sha256.of(hashed));
    }

    @Override
    public String toString() {
        return "···";
    }

    /** What is kept of a key. */
    public record Hash(byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "···";
        }
    }
}
