package org.souffleur.calendar;

import java.util.function.Function;

/** What became of a change of hours. */
public sealed interface ChangeAnswer {
    <T> T fold(Function<Kept, T> kept, Function<Refused, T> refused, Function<Stale, T> stale);

    /** They are kept, and searched by from now on. */
    record Kept() implements ChangeAnswer {
        @Override
        public <T> T fold(Function<Kept, T> kept, Function<Refused, T> refused, Function<Stale, T> stale) {
            return kept.apply(this);
        }
    }

    /** They cannot be taken; what was kept before still is. */
    record Refused(WhyRefused why) implements ChangeAnswer {
        @Override
        public <T> T fold(Function<Kept, T> kept, Function<Refused, T> refused, Function<Stale, T> stale) {
            return refused.apply(this);
        }
    }

    /** They were changed meanwhile, on another page: whoever asked has not seen what stands now. */
    record Stale() implements ChangeAnswer {
        @Override
        public <T> T fold(Function<Kept, T> kept, Function<Refused, T> refused, Function<Stale, T> stale) {
            return stale.apply(this);
        }
    }
}
