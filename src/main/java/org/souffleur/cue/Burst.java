package org.souffleur.cue;

import java.util.ArrayDeque;
import java.util.Deque;

/** So many within any second, and no more. */
public final class Burst {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final int most;
    private final Deque<Long> at;

    public Burst(int most) {
        this.most = most;
        this.at = new ArrayDeque<>(most);
    }

    boolean isOver(long nowNanos) {
        Long first = at.size() < most ? null : at.peekFirst();
        return first != null && nowNanos - first < SECOND_NANOS;
    }

    void note(long nowNanos) {
        if (at.size() >= most) {
            at.pollFirst();
        }
        at.addLast(nowNanos);
    }

    /** Notes one more where it may come; false where it is one too many. */
    public boolean takes(long nowNanos) {
        if (isOver(nowNanos)) {
            return false;
        }
        note(nowNanos);
        return true;
    }

    /** The latest one came to be none. */
    public void takeBack() {
        at.pollLast();
    }
}
