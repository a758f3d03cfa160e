package org.souffleur.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.souffleur.booking.Evening;
import org.souffleur.booking.Party;
import org.souffleur.consent.ConsentRules;
import org.souffleur.consent.IssueLeases;
import org.souffleur.consent.Receipt;
import org.souffleur.consent.RecordConsent;
import org.souffleur.consent.RefusedGrants;
import org.souffleur.consent.SignInRules;
import org.souffleur.consent.Subject;
import org.souffleur.consent.ledger.EntryKind;
import org.souffleur.consent.ledger.NewEntry;
import org.souffleur.media.Relay;
import org.souffleur.people.Caller;
import org.souffleur.people.EveningId;
import org.souffleur.people.Ids;
import org.souffleur.people.Role;
import org.souffleur.session.GrantAnswer.Granted;
import org.souffleur.session.GrantAnswer.LedgerAway;
import org.souffleur.session.GrantAnswer.NeedsSignIn;
import org.souffleur.session.GrantAnswer.NoSuchSubject;
import org.souffleur.session.GrantAnswer.NotYours;
import org.souffleur.session.GrantAnswer.Over;
import org.souffleur.session.live.LiveSession;

/** One's own yes, until the evening's end. Nobody can say it for somebody else, and an OS never for a person (S2). */
@ApplicationScoped
public class GrantConsent {
    private final LiveSessions sessions;
    private final RecordConsent ledger;
    private final RefusedGrants refused;
    private final IssueLeases leases;
    private final Recorder recorder;
    private final SeeEvening views;
    private final Relay relay;
    private final InstantSource wall;
    private final Ids ids;
    private final AskRows rows;

    GrantConsent(
            LiveSessions sessions,
            RecordConsent ledger,
            RefusedGrants refused,
            IssueLeases leases,
            Recorder recorder,
            SeeEvening views,
            Relay relay,
            InstantSource wall,
            Ids ids,
            AskRows rows) {
        this.sessions = sessions;
        this.ledger = ledger;
        this.refused = refused;
        this.leases = leases;
        this.recorder = recorder;
        this.views = views;
        this.relay = relay;
        this.wall = wall;
        this.ids = ids;
        this.rows = rows;
    }

    /** Says yes to a subject, as {@link Subject#parse} reads it. */
    public Uni<GrantAnswer> grant(Caller caller, EveningId evening, String subject) {
        return sessions.facts(evening)
                .chain(found -> found.flatMap(facts ->
                                facts.partyOf(caller.account()).map(party -> grant(caller, facts, party, subject)))
                        .orElseGet(() -> Uni.createFrom().item(new NotYours())))
                .onFailure()
                .recoverWithItem(new LedgerAway());
    }

    private Uni<GrantAnswer> grant(Caller caller, Evening facts, Party party, String asked) {
        Instant now = wall.instant();
        Optional<Subject> subject = Subject.parse(asked)
                .filter(parsed ->
                        ConsentRules.needs(parsed, LiveSession.attendees(facts)).contains(party.seat()));
        if (subject.isEmpty()) {
            return Uni.createFrom().item(new NoSuchSubject());
        }
        if (isOver(facts, now)) {
            return Uni.createFrom().item(new Over());
        }
        Optional<SignInRules.Refusal> why = party.role() == Role.OS
                ? SignInRules.forOs(caller.signIn(), party.program(), now)
                : SignInRules.forPerson(caller.signIn(), now);
        if (why.isPresent()) {
            return rows.ask(() -> refused.keep(facts.id(), party.seat(), subject.get(), why.get(), now))
                    .onFailure()
                    .recoverWithNull()
                    .replaceWith(new NeedsSignIn(why.get()));
        }
        return settled(facts.id())
                .chain(settled -> settled
                        ? write(caller, facts, party, subject.get(), now)
                        : Uni.createFrom().item(new LedgerAway()));
    }

    private boolean isOver(Evening facts, Instant now) {
        boolean carriedOver = sessions.carried(facts.id())
                .map(session -> session.state().isOver())
                .orElse(facts.state().isOver());
        return carriedOver || recorder.holdsTheEndOf(facts.id()) || !now.isBefore(facts.endsAt());
    }

    /** A yes goes into the ledger after every earlier word of the evening, never before one that still waits. */
    private Uni<Boolean> settled(EveningId evening) {
        return recorder.holdsAnyOf(evening)
                ? recorder.drain()
                        .chain(() -> recorder.holdsAnyOf(evening)
                                ? recorder.drain()
                                : Uni.createFrom().voidItem())
                        .map(drained -> !recorder.holdsAnyOf(evening))
                : Uni.createFrom().item(true);
    }

    private Uni<GrantAnswer> write(Caller caller, Evening facts, Party party, Subject subject, Instant now) {
        NewEntry yes = new NewEntry(
                ids.next(),
                facts.id(),
                party.seat(),
                EntryKind.GRANT,
                subject.wire(),
                now,
                facts.endsAt(),
                caller.signIn().authTime(),
                null);
        return rows.ask(() -> ledger.record(yes))
                .chain(receipt -> reread(facts).chain(() -> view(facts, party)).map(view ->
                        (GrantAnswer) new Granted(view, signed(receipt))));
    }

    private static Receipt signed(Optional<Receipt> receipt) {
        return receipt.orElseThrow(() -> new IllegalStateException("every yes has a receipt"));
    }

    /** So that it counts at once; where this reading fails, the next renewal finds it. */
    private Uni<Void> reread(Evening facts) {
        return sessions.carried(facts.id())
                .map(session -> rows.ask(() -> leases.issue(Map.of(facts.id(), session.attendees()), relay::now))
                        .invoke(read -> read.values().forEach(session::renewed))
                        .replaceWithVoid()
                        .onFailure()
                        .recoverWithNull())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<EveningView> view(Evening facts, Party party) {
        return views.stored(facts, party.seat());
    }
}
