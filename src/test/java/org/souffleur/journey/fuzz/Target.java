package org.souffleur.journey.fuzz;

import java.util.List;

/**
 * One reader of bytes from outside.
 *
 * @param name its folder's
 * @param words what mutations may put in: what this reader's format is made of
 * @param tests how many inputs the tests try; few where one takes a millisecond
 * @param mostBytes what reading one input may allocate, plus {@value #BYTES_EACH} for each of its bytes
 */
record Target(String name, Reader reader, List<String> words, int tests, long mostBytes) {
    static final int BYTES_EACH = 400;

    /** Reads one input and says in a few words what came of it; inputs whose words are new are tried further. */
    interface Reader {
        /** @throws Exception always a finding: what is refused is an answer */
        String read(byte[] input) throws Exception;
    }

    long bound(int inputLength) {
        return mostBytes + (long) BYTES_EACH * inputLength;
    }
}
