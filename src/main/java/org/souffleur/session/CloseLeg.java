package org.souffleur.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.souffleur.media.LegId;
import org.souffleur.media.Relay;
import org.souffleur.people.Caller;
import org.souffleur.people.EveningId;
import org.souffleur.session.LegAnswer.Closed;
import org.souffleur.session.LegAnswer.NotYours;
import org.souffleur.session.live.LiveSession;

/** A device leaves. */
@ApplicationScoped
public class CloseLeg {
    private final LiveSessions sessions;
    private final Relay relay;

    CloseLeg(LiveSessions sessions, Relay relay) {
        this.sessions = sessions;
        this.relay = relay;
    }

    public Uni<LegAnswer> close(Caller caller, EveningId evening, LegId leg) {
        return sessions.carried(evening)
                .filter(session -> isLegOf(session, caller, leg))
                .map(session -> Uni.createFrom()
                        .completionStage(() -> relay.closeLeg(session.room(), leg))
                        .map(gone -> (LegAnswer) new Closed()))
                .orElseGet(() -> Uni.createFrom().item(new NotYours()));
    }

    /** A leg is reached by its own seat only, whatever its name reveals. */
    static boolean isLegOf(LiveSession session, Caller caller, LegId leg) {
        return session.evening()
                .partyOf(caller.account())
                .filter(party -> session.isLegOf(party.seat(), leg))
                .isPresent();
    }
}
