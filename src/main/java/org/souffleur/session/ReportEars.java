package org.souffleur.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Consumer;
import org.souffleur.media.Relay;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;
import org.souffleur.session.live.EarDelay;
import org.souffleur.session.live.EarReport;
import org.souffleur.session.live.LiveSession;

/** A device tells how late its ear hears; everybody at the evening is told of all ears, at most once a second. */
@ApplicationScoped
public class ReportEars {
    private final LiveSessions sessions;
    private final Relay relay;
    private final Ears<List<EarDelay>> ears = new Ears<>();

    ReportEars(LiveSessions sessions, Relay relay) {
        this.sessions = sessions;
        this.relay = relay;
    }

    /** Returns at once; a report about an evening that nobody carries is forgotten. */
    public void report(EveningId evening, Seat seat, EarReport report) {
        sessions.carried(evening)
                .filter(session -> session.ears().note(seat, report, relay.now()))
                .ifPresent(this::tell);
    }

    /** Follows until the answer is run. The ear returns at once. */
    public Runnable follow(EveningId evening, Seat seat, Consumer<List<EarDelay>> ear) {
        return ears.add(evening, seat, ear);
    }

    private void tell(LiveSession session) {
        relay.report(session.room())
                .thenAccept(room -> ears.tellAll(session.id(), session.ears().delays(room, relay.now())))
                .exceptionally(roomHasGone -> null);
    }
}
