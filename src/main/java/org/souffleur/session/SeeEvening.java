package org.souffleur.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.souffleur.booking.Evening;
import org.souffleur.booking.Party;
import org.souffleur.consent.ConsentLease;
import org.souffleur.consent.IssueLeases;
import org.souffleur.consent.RecordConsent;
import org.souffleur.consent.Scope;
import org.souffleur.consent.Standing;
import org.souffleur.media.Relay;
import org.souffleur.people.Caller;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;
import org.souffleur.session.live.LiveSession;
import org.souffleur.session.live.Snapshot;

/** Looking at one evening: a party sees it from its seat, a host without one, anybody else not at all. */
@ApplicationScoped
public class SeeEvening {
    private final LiveSessions sessions;
    private final IssueLeases leases;
    private final RecordConsent ledger;
    private final Relay relay;
    private final InstantSource wall;
    private final AskRows rows;
    private final ViewWriter writer;

    SeeEvening(
            LiveSessions sessions,
            IssueLeases leases,
            RecordConsent ledger,
            Relay relay,
            InstantSource wall,
            SessionSettings settings,
            AskRows rows) {
        this.sessions = sessions;
        this.leases = leases;
        this.ledger = ledger;
        this.relay = relay;
        this.wall = wall;
        this.rows = rows;
        this.writer = new ViewWriter(settings.zone());
    }

    /** The view; empty for who is neither a party nor a host. Fails while nothing is known of it and the rows are away. */
    public Uni<Optional<EveningView>> see(Caller caller, EveningId evening) {
        return sessions.facts(evening)
                .chain(found -> found.filter(facts -> caller.isHost()
                                || facts.partyOf(caller.account()).isPresent())
                        .map(facts -> snapshot(facts)
                                .map(snapshot -> Optional.of(write(
                                        snapshot,
                                        facts.partyOf(caller.account())
                                                .map(Party::seat)
                                                .orElse(null)))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** The caller's own receipts of an evening, as signed texts (JWS), oldest first; empty for who is no party. */
    public Uni<List<String>> receipts(Caller caller, EveningId evening) {
        return sessions.facts(evening)
                .map(found -> found.flatMap(facts -> facts.partyOf(caller.account())))
                .chain(party -> party.isEmpty()
                        ? Uni.createFrom().item(List.<String>of())
                        : rows.ask(() -> ledger.receipts(evening, party.get().seat()))
                                .map(receipts -> receipts.stream()
                                        .map(receipt -> receipt.jws())
                                        .toList()));
    }

    /** The view of a carried evening from a seat; asks nobody. */
    Optional<EveningView> now(EveningId evening, @Nullable Seat viewer) {
        return sessions.carried(evening).map(session -> write(session.snapshot(), viewer));
    }

    EveningView now(LiveSession session, @Nullable Seat viewer) {
        return write(session.snapshot(), viewer);
    }

    private EveningView write(Snapshot snapshot, @Nullable Seat viewer) {
        return writer.write(snapshot, viewer, wall.instant());
    }

    Uni<EveningView> stored(Evening facts, @Nullable Seat viewer) {
        return snapshot(facts).map(snapshot -> write(snapshot, viewer));
    }

    private Uni<Snapshot> snapshot(Evening facts) {
        Optional<LiveSession> carried = sessions.carried(facts.id());
        if (carried.isPresent()) {
            return Uni.createFrom().item(carried.get().snapshot());
        }
        return rows.ask(() -> leases.issue(Map.of(facts.id(), LiveSession.attendees(facts)), relay::now))
                .map(read -> {
                    ConsentLease lease = read.get(facts.id());
                    return lease == null
                            ? Snapshot.atRest(facts, Standing.NOTHING, Scope.NOTHING, wall.instant())
                            : Snapshot.atRest(facts, lease.standing(), lease.scope(), wall.instant());
                });
    }
}
