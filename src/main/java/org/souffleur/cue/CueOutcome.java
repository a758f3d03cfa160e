package org.souffleur.cue;

import java.util.function.Function;

/** What became of a cue that an OS sent. */
public sealed interface CueOutcome {
    <T> T fold(Function<Accepted, T> accepted, Function<Refused, T> refused);

    /** It is with the surrogate's devices. {@code dueNanos} is on the session clock. */
    record Accepted(long dueNanos) implements CueOutcome {
        @Override
        public <T> T fold(Function<Accepted, T> accepted, Function<Refused, T> refused) {
            return accepted.apply(this);
        }
    }

    /** Nobody has seen it, and nobody will. */
    record Refused(CueProblem why) implements CueOutcome {
        @Override
        public <T> T fold(Function<Accepted, T> accepted, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }
}
