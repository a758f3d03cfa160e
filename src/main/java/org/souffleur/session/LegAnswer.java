package org.souffleur.session;

import java.util.function.Function;
import org.souffleur.media.LegId;
import org.souffleur.media.LegOutcome;

/** The answer to a leg's offer, restart or end. */
public sealed interface LegAnswer {
    <T> T fold(
            Function<Opened, T> opened,
            Function<Closed, T> closed,
            Function<Refused, T> refused,
            Function<NoEntry, T> noEntry,
            Function<NotYours, T> notYours);

    /** The leg exists; the SDP is the answer, or for a restart the fragment. */
    record Opened(LegId leg, String sdp) implements LegAnswer {
        @Override
        public <T> T fold(
                Function<Opened, T> opened,
                Function<Closed, T> closed,
                Function<Refused, T> refused,
                Function<NoEntry, T> noEntry,
                Function<NotYours, T> notYours) {
            return opened.apply(this);
        }
    }

    /** The leg is gone. */
    record Closed() implements LegAnswer {
        @Override
        public <T> T fold(
                Function<Opened, T> opened,
                Function<Closed, T> closed,
                Function<Refused, T> refused,
                Function<NoEntry, T> noEntry,
                Function<NotYours, T> notYours) {
            return closed.apply(this);
        }
    }

    /** The offer was refused; the detail is fit for the caller. */
    record Refused(LegOutcome.Reason reason, String detail) implements LegAnswer {
        @Override
        public <T> T fold(
                Function<Opened, T> opened,
                Function<Closed, T> closed,
                Function<Refused, T> refused,
                Function<NoEntry, T> noEntry,
                Function<NotYours, T> notYours) {
            return refused.apply(this);
        }
    }

    /** The party could not come in. */
    record NoEntry(EntryAnswer why) implements LegAnswer {
        @Override
        public <T> T fold(
                Function<Opened, T> opened,
                Function<Closed, T> closed,
                Function<Refused, T> refused,
                Function<NoEntry, T> noEntry,
                Function<NotYours, T> notYours) {
            return noEntry.apply(this);
        }
    }

    /** No such leg of yours. */
    record NotYours() implements LegAnswer {
        @Override
        public <T> T fold(
                Function<Opened, T> opened,
                Function<Closed, T> closed,
                Function<Refused, T> refused,
                Function<NoEntry, T> noEntry,
                Function<NotYours, T> notYours) {
            return notYours.apply(this);
        }
    }
}
