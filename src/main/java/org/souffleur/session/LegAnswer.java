package org.souffleur.session;

import java.util.List;
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

    /**
     * The leg exists; the SDP is the answer, or for a restart the fragment, empty where nothing was restarted.
     *
     * @param iceSession names its ICE session of now
     * @param iceServers what its device may use, with a pass of its own; none for a restart
     */
    record Opened(LegId leg, String sdp, String iceSession, List<IceServer> iceServers) implements LegAnswer {
        public Opened {
            iceServers = List.copyOf(iceServers);
        }

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
