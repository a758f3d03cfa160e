package org.souffleur.session;

import java.util.function.Function;

/** The answer to coming in. */
public sealed interface EntryAnswer {
    <T> T fold(
            Function<Entered, T> entered,
            Function<Over, T> over,
            Function<NotYours, T> notYours,
            Function<NotNow, T> notNow);

    /** In. */
    record Entered(Entry entry) implements EntryAnswer {
        @Override
        public <T> T fold(
                Function<Entered, T> entered,
                Function<Over, T> over,
                Function<NotYours, T> notYours,
                Function<NotNow, T> notNow) {
            return entered.apply(this);
        }
    }

    /** It has ended or was stopped; nobody comes in again. */
    record Over() implements EntryAnswer {
        @Override
        public <T> T fold(
                Function<Entered, T> entered,
                Function<Over, T> over,
                Function<NotYours, T> notYours,
                Function<NotNow, T> notNow) {
            return over.apply(this);
        }
    }

    /** Not a party, or no such evening: the caller cannot tell which. */
    record NotYours() implements EntryAnswer {
        @Override
        public <T> T fold(
                Function<Entered, T> entered,
                Function<Over, T> over,
                Function<NotYours, T> notYours,
                Function<NotNow, T> notNow) {
            return notYours.apply(this);
        }
    }

    /** Not now; trying again later is fine. */
    record NotNow(Reason reason) implements EntryAnswer {
        @Override
        public <T> T fold(
                Function<Entered, T> entered,
                Function<Over, T> over,
                Function<NotYours, T> notYours,
                Function<NotNow, T> notNow) {
            return notNow.apply(this);
        }
    }

    /** Why not now. */
    enum Reason {
        /** It has not begun. */
        NOT_OPEN_YET,
        /** The consent ledger cannot be read, and nobody comes in unread. */
        LEDGER_AWAY,
        /** This node carries all it can. */
        FULL
    }
}
