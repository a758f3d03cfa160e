package org.souffleur.osgate.resident;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.souffleur.cue.Cue;
import org.souffleur.cue.CueId;

/**
 * A recording in a surrogate's seat: it plays one sound now and then, sees each cue when it is due, and answers each with
 * ok a moment later. Plain, like {@link ResidentOs}.
 */
final class Mannequin {
    static final long EVERY_NANOS = 10_000_000_000L;
    static final long FIRST_NANOS = 1_000_000_000L;

    /** As long as a person takes to read and touch. */
    static final long ANSWER_NANOS = 900_000_000L;

    private static final int MAX_CUES = 64; // as many as wait in an evening

    private final Line line;
    private final Mouth mouth = new Mouth();
    private final Deque<Held> held = new ArrayDeque<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private boolean inRole;
    private long nextAt;

    private static final class Held {
        private final Cue cue;
        private boolean shown;

        private Held(Cue cue) {
            this.cue = cue;
        }
    }

    /** That a cue was seen, or, where {@code seen} is false, ok. */
    record Answer(CueId cue, boolean seen, long atNanos) {}

    Mannequin(Line line) {
        this.line = line;
    }

    synchronized void inRole(long nowNanos, boolean live) {
        if (live && !inRole) {
            nextAt = nowNanos + FIRST_NANOS;
        } else if (!live) {
            mouth.stop();
        }
        inRole = live;
    }

    synchronized void come(Cue cue) {
        boolean known = held.stream().anyMatch(other -> other.cue.id().equals(cue.id()));
        if (!known && held.size() < MAX_CUES) {
            held.add(new Held(cue));
        }
    }

    synchronized void withdrawn(CueId cue) {
        held.removeIf(other -> other.cue.id().equals(cue));
    }

    synchronized void tick(long nowNanos) {
        if (!inRole) {
            return;
        }
        if (!mouth.speaks() && nowNanos - nextAt >= 0) {
            mouth.begin(nextAt, line, "mic");
            nextAt += EVERY_NANOS;
        }
        for (Held one : held) {
            long due = one.cue.dueNanos();
            if (!one.shown && nowNanos - due >= 0) {
                one.shown = true;
                answers.add(new Answer(one.cue.id(), true, nowNanos));
            }
            if (one.shown && nowNanos - due >= ANSWER_NANOS) {
                answers.add(new Answer(one.cue.id(), false, nowNanos));
            }
        }
        held.removeIf(one -> one.shown && nowNanos - one.cue.dueNanos() >= ANSWER_NANOS);
    }

    synchronized Mouth.@Nullable Frame frame(long nowNanos) {
        return inRole ? mouth.due(nowNanos) : null;
    }

    synchronized @Nullable Answer answer() {
        return answers.poll();
    }
}
