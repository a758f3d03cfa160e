package org.souffleur.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.souffleur.booking.Evening;
import org.souffleur.people.Caller;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;
import org.souffleur.session.MoveAnswer.Moved;
import org.souffleur.session.MoveAnswer.NoSuchMove;
import org.souffleur.session.MoveAnswer.NotPossible;
import org.souffleur.session.MoveAnswer.NotYours;
import org.souffleur.session.live.LiveSession;
import org.souffleur.session.live.PartyMove;
import org.souffleur.session.live.WhyNot;

/** What a party does to the evening besides stopping it: out of role, back in role, pause, resume, end. */
@ApplicationScoped
public class MoveEvening {
    private static final String END = "end";

    private final LiveSessions sessions;
    private final StopEvening stops;
    private final SeeEvening views;

    MoveEvening(LiveSessions sessions, StopEvening stops, SeeEvening views) {
        this.sessions = sessions;
        this.stops = stops;
        this.views = views;
    }

    /** Does a move by its API name: {@code out-of-role}, {@code end}. */
    public Uni<MoveAnswer> move(Caller caller, EveningId evening, String move) {
        Optional<LiveSession> carried = sessions.carried(evening);
        if (carried.isEmpty()) {
            return sessions.facts(evening)
                    .map(found -> found.flatMap(facts -> seat(facts, caller)).isPresent()
                            ? new NotPossible(WhyNot.NOT_NOW, "Nobody is in this evening just now; come in first.")
                            : new NotYours());
        }
        LiveSession session = carried.get();
        return seat(session.evening(), caller)
                .map(seat -> END.equals(move) ? end(session, seat) : move(session, seat, move))
                .orElseGet(() -> Uni.createFrom().item(new NotYours()));
    }

    private Uni<MoveAnswer> end(LiveSession session, Seat seat) {
        if (session.state().isOver()) {
            return Uni.createFrom().item(new Moved(views.now(session, seat)));
        }
        return stops.end(session, seat).map(cut -> new Moved(views.now(session, seat)));
    }

    private Uni<MoveAnswer> move(LiveSession session, Seat seat, String asked) {
        Optional<PartyMove> move = PartyMove.parse(asked);
        if (move.isEmpty()) {
            return Uni.createFrom().item(new NoSuchMove());
        }
        Optional<WhyNot> refused = session.move(seat, move.get());
        return Uni.createFrom()
                .item(
                        refused.isEmpty()
                                ? new Moved(views.now(session, seat))
                                : new NotPossible(refused.get(), sentence(refused.get())));
    }

    private static String sentence(WhyNot why) {
        return switch (why) {
            case NOT_NOW -> "That is not possible in this moment of the evening; nothing has changed.";
            case NOT_YOURS_TO_END ->
                "Somebody else asked for this, and only they can say that it goes on; nothing has changed.";
            case DEVICE_STILL_LOST -> "Your device is not connected yet; press again when it is.";
        };
    }

    private static Optional<Seat> seat(Evening evening, Caller caller) {
        return evening.partyOf(caller.account()).map(party -> party.seat());
    }
}
