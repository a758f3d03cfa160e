package org.souffleur.booking;

import java.util.function.Function;
import org.souffleur.people.EveningId;

/** The answer to "try it". */
public sealed interface RehearsalAnswer {
    <T> T fold(Function<Opened, T> opened, Function<TooMany, T> tooMany, Function<NoPartOfYours, T> noPartOfYours);

    /** It is open; the caller is a party of it. */
    record Opened(EveningId evening) implements RehearsalAnswer {
        @Override
        public <T> T fold(
                Function<Opened, T> opened, Function<TooMany, T> tooMany, Function<NoPartOfYours, T> noPartOfYours) {
            return opened.apply(this);
        }
    }

    /** As many as a day holds have begun since yesterday. */
    record TooMany() implements RehearsalAnswer {
        @Override
        public <T> T fold(
                Function<Opened, T> opened, Function<TooMany, T> tooMany, Function<NoPartOfYours, T> noPartOfYours) {
            return tooMany.apply(this);
        }
    }

    /** A host, a program or a stranger: there is no part for them to try. */
    record NoPartOfYours() implements RehearsalAnswer {
        @Override
        public <T> T fold(
                Function<Opened, T> opened, Function<TooMany, T> tooMany, Function<NoPartOfYours, T> noPartOfYours) {
            return noPartOfYours.apply(this);
        }
    }
}
