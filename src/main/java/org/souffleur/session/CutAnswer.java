package org.souffleur.session;

import java.util.function.Function;

/** The answer to a stop or a withdrawal. In the first two, nothing flows any more. */
public sealed interface CutAnswer {
    <T> T fold(Function<Done, T> done, Function<CutNotRecorded, T> cutNotRecorded, Function<Refused, T> refused);

    /** Cut, and it will not be forgotten. */
    record Done(double cutMs) implements CutAnswer {
        @Override
        public <T> T fold(
                Function<Done, T> done, Function<CutNotRecorded, T> cutNotRecorded, Function<Refused, T> refused) {
            return done.apply(this);
        }
    }

    /** Cut, but neither journal nor database could be written: it holds while this node runs, and is tried again. */
    record CutNotRecorded(double cutMs) implements CutAnswer {
        @Override
        public <T> T fold(
                Function<Done, T> done, Function<CutNotRecorded, T> cutNotRecorded, Function<Refused, T> refused) {
            return cutNotRecorded.apply(this);
        }
    }

    /** Nothing was done. */
    record Refused(Reason reason) implements CutAnswer {
        @Override
        public <T> T fold(
                Function<Done, T> done, Function<CutNotRecorded, T> cutNotRecorded, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }

    /** Why nothing was done. */
    enum Reason {
        /** Not a party, or no such evening: the caller cannot tell which. */
        NOT_YOURS,
        /** No such subject in this evening, or not one that needs this seat's yes. */
        NO_SUCH_SUBJECT
    }
}
