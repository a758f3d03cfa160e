package org.souffleur.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.souffleur.booking.Party;
import org.souffleur.media.LegId;
import org.souffleur.media.LegOutcome;
import org.souffleur.media.Relay;
import org.souffleur.people.Caller;
import org.souffleur.people.EveningId;
import org.souffleur.session.LegAnswer.NotYours;
import org.souffleur.session.LegAnswer.Opened;
import org.souffleur.session.LegAnswer.Refused;
import org.souffleur.session.live.LiveSession;

/** A device changes its network: ICE starts anew on the same leg (RFC 9725 §4.3.3). */
@ApplicationScoped
public class RestartLeg {
    private final LiveSessions sessions;
    private final Relay relay;

    RestartLeg(LiveSessions sessions, Relay relay) {
        this.sessions = sessions;
        this.relay = relay;
    }

    /** Whether it is a leg of the caller's own seat. */
    public boolean isOf(Caller caller, EveningId evening, LegId leg) {
        return sessions.carried(evening)
                .filter(session -> CloseLeg.isLegOf(session, caller, leg))
                .isPresent();
    }

    /** @param meant see {@link Relay#restartLeg} */
    public Uni<LegAnswer> restart(Caller caller, EveningId evening, LegId leg, String fragment, Set<String> meant) {
        LiveSession session = sessions.carried(evening)
                .filter(carried -> CloseLeg.isLegOf(carried, caller, leg))
                .orElse(null);
        Party party = session == null
                ? null
                : session.evening().partyOf(caller.account()).orElse(null);
        if (session == null || party == null) {
            return Uni.createFrom().item(new NotYours());
        }
        // Who names the present ICE session trickles candidates, several in a moment (RFC 9725 §4.3.1).
        boolean restarts = meant.isEmpty();
        if (restarts && !session.takesOffer(party.seat(), relay.now())) {
            return Uni.createFrom().item(tooFast());
        }
        return Uni.createFrom()
                .completionStage(() -> relay.restartLeg(session.room(), leg, fragment, meant))
                .map(outcome -> outcome.fold(
                        opened -> (LegAnswer)
                                new Opened(opened.leg(), opened.answerSdp(), opened.iceSession(), List.of()),
                        refused -> new Refused(refused.reason(), refused.detail())));
    }

    static LegAnswer tooFast() {
        return new Refused(
                LegOutcome.Reason.BUSY, "This seat asks for connections faster than it can use them; wait a second.");
    }
}
