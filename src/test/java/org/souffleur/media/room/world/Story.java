package org.souffleur.media.room.world;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has happened, in words: the last steps are what somebody reads who looks for a failure's cause. */
final class Story {
    private static final int TOLD = 20;

    private final long seed;
    private final Deque<String> last = new ArrayDeque<>();
    private int step;

    Story(long seed) {
        this.seed = seed;
    }

    void step(String words) {
        step++;
        if (last.size() == TOLD) last.removeFirst();
        last.addLast(step + ". " + words);
    }

    int steps() {
        return step;
    }

    /** The failure; the seed and the step come first, for they are all that is needed to see it again. */
    AssertionError broken(String promise) {
        return new AssertionError("seed " + seed + ", step " + step + ": " + promise + "\nThe last steps were\n  "
                + String.join("\n  ", last) + "\nAgain: -Dtest=ThousandsOfEveningsTest -Dworld.seed=" + seed);
    }

    AssertionError broken(String promise, Throwable cause) {
        AssertionError error = broken(promise);
        error.initCause(cause);
        return error;
    }
}
