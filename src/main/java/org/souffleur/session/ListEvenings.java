package org.souffleur.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.souffleur.booking.Evening;
import org.souffleur.booking.EveningState;
import org.souffleur.booking.Evenings;
import org.souffleur.booking.Party;
import org.souffleur.people.Caller;
import org.souffleur.people.Role;
import org.souffleur.session.live.LiveSession;

/** The list of evenings: one's own; for a host, every one that is open. */
@ApplicationScoped
public class ListEvenings {
    /** An evening that is over stays on one's list for the next morning. */
    private static final Duration REMEMBERED = Duration.ofHours(18);

    /** A host sees what begins within the day. */
    private static final Duration AHEAD = Duration.ofHours(24);

    private final Evenings evenings;
    private final LiveSessions sessions;
    private final InstantSource wall;
    private final AskRows rows;

    ListEvenings(Evenings evenings, LiveSessions sessions, InstantSource wall, AskRows rows) {
        this.evenings = evenings;
        this.sessions = sessions;
        this.wall = wall;
        this.rows = rows;
    }

    public Uni<List<EveningSummary>> list(Caller caller) {
        Instant now = wall.instant();
        return rows.ask(() -> caller.isHost()
                        ? evenings.open(now.plus(AHEAD))
                        : evenings.of(caller.account(), now.minus(REMEMBERED)))
                .map(list -> list.stream()
                        .map(evening -> summary(caller, evening, now))
                        .toList());
    }

    private EveningSummary summary(Caller caller, Evening evening, Instant now) {
        @Nullable Party party = evening.partyOf(caller.account()).orElse(null);
        EveningState state =
                sessions.carried(evening.id()).map(LiveSession::state).orElse(evening.stateAtRest(now));
        boolean open = evening.isOpenAt(now) && !state.isOver();
        return ViewWriter.summary(evening, state.wire(), party, party == null ? Role.HOST : party.role(), open);
    }
}
