package org.souffleur.media.room;

/** The gaps of one camera's stream, asked for again until they come or are given up (RFC 4585 §6.2.1). */
final class MissingPackets {
    /** About a second of 600 kbit/s; a longer gap is cheaper to mend by a whole picture. */
    private static final int MAX_MISSING = 64;

    private static final int MAX_ASKED = 8;
    private static final long AGAIN_NANOS = 60_000_000L;

    private final long[] sequence = new long[MAX_MISSING];
    private final long[] askAt = new long[MAX_MISSING];
    private final int[] asked = new int[MAX_MISSING];
    private int count;
    private long highest = -1;
    private boolean gaveUp;

    void receive(long nowNanos, long extended) {
        if (highest < 0 || extended - highest > MAX_MISSING) {
            gaveUp |= highest >= 0;
            count = 0;
            highest = extended;
        } else if (extended <= highest) {
            remove(extended);
        } else {
            for (long missing = highest + 1; missing < extended; missing++) add(nowNanos, missing);
            highest = extended;
        }
    }

    /** Fills {@code into} with what should be asked for now, ascending, and says how many. */
    int due(long nowNanos, long[] into) {
        int due = 0;
        for (int i = 0; i < count && due < into.length; ) {
            if (askAt[i] > nowNanos) {
                i++;
            } else if (asked[i] == MAX_ASKED) {
                gaveUp = true;
                removeAt(i);
            } else {
                into[due++] = sequence[i];
                asked[i]++;
                askAt[i] = nowNanos + AGAIN_NANOS;
                i++;
            }
        }
        return due;
    }

    boolean any() {
        return count > 0;
    }

    /** Whether something was lost for good since the last call: only a whole picture helps. */
    boolean tookLoss() {
        boolean loss = gaveUp;
        gaveUp = false;
        return loss;
    }

    /** Forgets the gaps: nobody is looking. */
    void clear() {
        count = 0;
        highest = -1;
        gaveUp = false;
    }

    private void add(long nowNanos, long missing) {
        if (count == MAX_MISSING) {
            gaveUp = true;
            removeAt(0);
        }
        sequence[count] = missing;
        askAt[count] = nowNanos;
        asked[count++] = 0;
    }

    private void remove(long extended) {
        for (int i = 0; i < count; i++) {
            if (sequence[i] == extended) {
                removeAt(i);
                return;
            }
        }
    }

    private void removeAt(int index) {
        int after = --count - index;
        System.arraycopy(sequence, index + 1, sequence, index, after);
        System.arraycopy(askAt, index + 1, askAt, index, after);
        System.arraycopy(asked, index + 1, asked, index, after);
    }
}
