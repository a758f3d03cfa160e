package org.souffleur.session;

import java.util.function.Function;
import org.souffleur.session.live.WhyNot;

/** The answer to a move. */
public sealed interface MoveAnswer {
    <T> T fold(
            Function<Moved, T> moved,
            Function<NotPossible, T> notPossible,
            Function<NoSuchMove, T> noSuchMove,
            Function<NotYours, T> notYours);

    /** Done. */
    record Moved(EveningView view) implements MoveAnswer {
        @Override
        public <T> T fold(
                Function<Moved, T> moved,
                Function<NotPossible, T> notPossible,
                Function<NoSuchMove, T> noSuchMove,
                Function<NotYours, T> notYours) {
            return moved.apply(this);
        }
    }

    /** Not just now; the sentence is for the caller. */
    record NotPossible(WhyNot why, String sentence) implements MoveAnswer {
        @Override
        public <T> T fold(
                Function<Moved, T> moved,
                Function<NotPossible, T> notPossible,
                Function<NoSuchMove, T> noSuchMove,
                Function<NotYours, T> notYours) {
            return notPossible.apply(this);
        }
    }

    /** No such move. */
    record NoSuchMove() implements MoveAnswer {
        @Override
        public <T> T fold(
                Function<Moved, T> moved,
                Function<NotPossible, T> notPossible,
                Function<NoSuchMove, T> noSuchMove,
                Function<NotYours, T> notYours) {
            return noSuchMove.apply(this);
        }
    }

    /** Not a party, or no such evening: the caller cannot tell which. */
    record NotYours() implements MoveAnswer {
        @Override
        public <T> T fold(
                Function<Moved, T> moved,
                Function<NotPossible, T> notPossible,
                Function<NoSuchMove, T> noSuchMove,
                Function<NotYours, T> notYours) {
            return notYours.apply(this);
        }
    }
}
