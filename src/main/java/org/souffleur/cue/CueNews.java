package org.souffleur.cue;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a seat is told about cues: the first three a surrogate, the last an OS. */
public sealed interface CueNews {
    <T> T fold(
            Function<Come, T> come,
            Function<Withdrawn, T> withdrawn,
            Function<Frozen, T> frozen,
            Function<State, T> state);

    /** A cue for her. It may come twice, after a reconnection: the same id is the same cue. */
    record Come(Cue cue) implements CueNews {
        @Override
        public <T> T fold(
                Function<Come, T> come,
                Function<Withdrawn, T> withdrawn,
                Function<Frozen, T> frozen,
                Function<State, T> state) {
            return come.apply(this);
        }
    }

    /** A cue is not wanted any more. */
    record Withdrawn(CueId id, CueGone why) implements CueNews {
        @Override
        public <T> T fold(
                Function<Come, T> come,
                Function<Withdrawn, T> withdrawn,
                Function<Frozen, T> frozen,
                Function<State, T> state) {
            return withdrawn.apply(this);
        }
    }

    /** Nothing falls due until it is told that cues go on. */
    record Frozen(boolean isFrozen) implements CueNews {
        @Override
        public <T> T fold(
                Function<Come, T> come,
                Function<Withdrawn, T> withdrawn,
                Function<Frozen, T> frozen,
                Function<State, T> state) {
            return frozen.apply(this);
        }
    }

    /**
     * What became of a cue of this OS.
     *
     * @param id null for a reply that is about none
     * @param reply only where it was replied to, or withdrawn by a <em>can't</em>
     * @param why only where it was withdrawn
     * @param atNanos on the session clock: when it was painted, or when the rest happened
     */
    record State(
            @Nullable CueId id,
            What what,
            @Nullable CueReply reply,
            @Nullable CueGone why,
            long atNanos) implements CueNews {
        /** What became of it. */
        public enum What {
            SHOWN,
            REPLIED,
            WITHDRAWN;

            public String wire() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public <T> T fold(
                Function<Come, T> come,
                Function<Withdrawn, T> withdrawn,
                Function<Frozen, T> frozen,
                Function<State, T> state) {
            return state.apply(this);
        }
    }
}
