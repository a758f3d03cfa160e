package org.souffleur.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.souffleur.booking.Party;
import org.souffleur.media.LocalLeg;
import org.souffleur.media.OnLocalLeg;
import org.souffleur.media.Relay;
import org.souffleur.media.SeatId;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;
import org.souffleur.session.live.LiveSession;
import org.souffleur.session.live.PresentedBy;
import org.souffleur.session.live.SeatPlans;

/**
 * A recording of the house takes its seat, where somebody has come in already: its OS, or a mannequin. It sits on no
 * other seat, comes in by no account, and says yes to nothing by coming in.
 */
@ApplicationScoped
public class SeatRecording {
    private final LiveSessions sessions;
    private final Relay relay;

    SeatRecording(LiveSessions sessions, Relay relay) {
        this.sessions = sessions;
        this.relay = relay;
    }

    /** Its leg; empty where no recording sits there, where nobody has come in, or where the evening is over or full. */
    public Uni<Optional<LocalLeg>> seat(EveningId evening, Seat seat, OnLocalLeg ear) {
        LiveSession session = sessions.carried(evening).orElse(null);
        Party party = session == null
                ? null
                : session.party(seat).filter(Party::recording).orElse(null);
        if (session == null
                || party == null
                || !session.hasRoomForALeg(seat)
                || !session.enter(seat, PresentedBy.RECORDING)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Uni.createFrom()
                .completionStage(() ->
                        relay.openLocalLeg(session.room(), new SeatId(seat.name()), SeatPlans.of(party.role()), ear))
                .map(opened -> opened.filter(leg -> keep(session, seat, leg)));
    }

    private boolean keep(LiveSession session, Seat seat, LocalLeg leg) {
        if (session.legOpened(seat, leg.id(), PresentedBy.RECORDING)) {
            return true;
        }
        relay.closeLeg(session.room(), leg.id()).exceptionally(gone -> null);
        return false;
    }
}
