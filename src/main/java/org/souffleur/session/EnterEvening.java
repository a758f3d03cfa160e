package org.souffleur.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.souffleur.booking.Evening;
import org.souffleur.booking.Party;
import org.souffleur.consent.ConsentLease;
import org.souffleur.consent.IssueLeases;
import org.souffleur.media.Relay;
import org.souffleur.people.Caller;
import org.souffleur.people.EveningId;
import org.souffleur.people.Role;
import org.souffleur.session.EntryAnswer.Entered;
import org.souffleur.session.EntryAnswer.NotNow;
import org.souffleur.session.EntryAnswer.NotYours;
import org.souffleur.session.EntryAnswer.Over;
import org.souffleur.session.EntryAnswer.Reason;
import org.souffleur.session.live.LiveSession;
import org.souffleur.session.live.PresentedBy;
import org.souffleur.session.live.SeatPlans;

/**
 * Coming in, by one press. Signing in never means joining; only a party comes in, only while the evening is open, and
 * only when the ledger has just been read.
 */
@ApplicationScoped
public class EnterEvening {
    private final LiveSessions sessions;
    private final IssueLeases leases;
    private final Recorder recorder;
    private final StopCredentials credentials;
    private final Relay relay;
    private final InstantSource wall;
    private final IceServers iceServers;
    private final AskRows rows;

    EnterEvening(
            LiveSessions sessions,
            IssueLeases leases,
            Recorder recorder,
            StopCredentials credentials,
            Relay relay,
            InstantSource wall,
            IceServers iceServers,
            AskRows rows) {
        this.sessions = sessions;
        this.leases = leases;
        this.recorder = recorder;
        this.credentials = credentials;
        this.relay = relay;
        this.wall = wall;
        this.iceServers = iceServers;
        this.rows = rows;
    }

    public Uni<EntryAnswer> enter(Caller caller, EveningId evening) {
        return sessions.facts(evening)
                .chain(found -> found.flatMap(
                                facts -> facts.partyOf(caller.account()).map(party -> enter(caller, facts, party)))
                        .orElseGet(() -> Uni.createFrom().item(new NotYours())))
                .onFailure()
                .recoverWithItem(new NotNow(Reason.LEDGER_AWAY));
    }

    private Uni<EntryAnswer> enter(Caller caller, Evening facts, Party party) {
        if (isOver(facts)) {
            return Uni.createFrom().item(new Over());
        }
        if (wall.instant().isBefore(facts.startsAt())) {
            return Uni.createFrom().item(new NotNow(Reason.NOT_OPEN_YET));
        }
        if (!recorder.isCaughtUp()) {
            return Uni.createFrom().item(new NotNow(Reason.LEDGER_AWAY));
        }
        return rows.ask(() -> leases.issue(Map.of(facts.id(), LiveSession.attendees(facts)), relay::now))
                .map(read -> Optional.ofNullable(read.get(facts.id()))
                        .map(lease -> seat(caller, facts, party, lease))
                        .orElseGet(() -> new NotNow(Reason.LEDGER_AWAY)));
    }

    private EntryAnswer seat(Caller caller, Evening facts, Party party, ConsentLease lease) {
        // Asked again: a stop may have come while the ledger was read.
        if (isOver(facts)) {
            return new Over();
        }
        Optional<LiveSession> session = sessions.carry(facts);
        if (session.isEmpty()) {
            return new NotNow(Reason.FULL);
        }
        session.get().renewed(lease);
        if (!session.get().enter(party.seat(), presentedBy(caller, party))) {
            return new Over();
        }
        return new Entered(new Entry(
                party.seat().name(),
                credentials.issue(facts.id(), party.seat()),
                iceServers.until(facts.endsAt()),
                Entry.Slots.of(SeatPlans.of(party.role())),
                "/api/evenings/" + facts.id() + "/socket"));
    }

    private boolean isOver(Evening facts) {
        boolean stopped = sessions.carried(facts.id())
                .map(session -> session.state().isOver())
                .orElse(facts.state().isOver());
        return stopped || recorder.holdsTheEndOf(facts.id()) || !wall.instant().isBefore(facts.endsAt());
    }

    /** On an OS's seat, the account tells who it is: a person at the console is shown as one. */
    static PresentedBy presentedBy(Caller caller, Party party) {
        if (party.recording()) {
            return PresentedBy.RECORDING;
        }
        boolean program = party.role() == Role.OS && caller.account().equals(party.program());
        return program ? PresentedBy.PROGRAM : PresentedBy.PERSON;
    }
}
