package org.souffleur.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.souffleur.booking.Evening;
import org.souffleur.booking.EveningState.Move;
import org.souffleur.booking.Party;
import org.souffleur.media.Relay;
import org.souffleur.media.RoomId;
import org.souffleur.people.Caller;
import org.souffleur.people.EveningId;
import org.souffleur.people.Ids;
import org.souffleur.people.Seat;
import org.souffleur.session.CutAnswer.Reason;
import org.souffleur.session.CutAnswer.Refused;
import org.souffleur.session.journal.JournalRecord;
import org.souffleur.session.live.LiveSession;

/**
 * Stop. It outranks everything and waits for nothing: cut, then sync to the journal, then answer. It works with the
 * database away, with the token expired (by the credential that entering gave), and where this node has forgotten the
 * evening.
 */
@ApplicationScoped
public class StopEvening {
    private final LiveSessions sessions;
    private final StopCredentials credentials;
    private final CommitCut cuts;
    private final Relay relay;
    private final InstantSource wall;
    private final Ids ids;

    StopEvening(
            LiveSessions sessions,
            StopCredentials credentials,
            CommitCut cuts,
            Relay relay,
            InstantSource wall,
            Ids ids) {
        this.sessions = sessions;
        this.credentials = credentials;
        this.cuts = cuts;
        this.relay = relay;
        this.wall = wall;
        this.ids = ids;
    }

    /** Stops by the credential alone. */
    public Uni<CutAnswer> stop(String stopCredential, EveningId evening) {
        long askedAtNanos = relay.now();
        return credentials
                .check(evening, stopCredential)
                .map(seat -> cut(evening, seat, askedAtNanos))
                .orElseGet(StopEvening::notYours);
    }

    /** Stops as a party that is signed in, or as a host: any host, whoever is on duty. */
    public Uni<CutAnswer> stop(Caller caller, EveningId evening) {
        long askedAtNanos = relay.now();
        Optional<LiveSession> carried = sessions.carried(evening);
        if (carried.isPresent()) {
            return cutAs(caller, carried.get().evening(), askedAtNanos);
        }
        // Nothing of it flows through this node. Where the rows are away too, the word is kept with who claims it.
        return sessions.facts(evening)
                .map(Optional::of)
                .onFailure()
                .recoverWithItem(Optional.empty())
                .chain(read -> read.isEmpty()
                        ? cuts.commit(claimed(caller, evening), 0)
                        : read.get()
                                .map(facts -> cutAs(caller, facts, askedAtNanos))
                                .orElseGet(StopEvening::notYours));
    }

    /** The rows are away: whether the caller is a party is looked up when the word is recorded. A host needs no look. */
    private JournalRecord claimed(Caller caller, EveningId evening) {
        String account = caller.isHost() ? null : caller.account().subject();
        return record(JournalRecord.Kind.STOP, evening, null, account, null);
    }

    private Uni<CutAnswer> cutAs(Caller caller, Evening facts, long askedAtNanos) {
        Optional<Seat> seat = facts.partyOf(caller.account()).map(Party::seat);
        return seat.isPresent() || caller.isHost() ? cut(facts.id(), seat.orElse(null), askedAtNanos) : notYours();
    }

    /** A party ends it as planned: the same order, another word. */
    Uni<CutAnswer> end(LiveSession session, @Nullable Seat by) {
        return over(session, Move.END, JournalRecord.Kind.END, by, relay.now());
    }

    /** @param seat who stops; null for a host */
    private Uni<CutAnswer> cut(EveningId evening, @Nullable Seat seat, long askedAtNanos) {
        Optional<LiveSession> session = sessions.carried(evening);
        if (session.isPresent()) {
            return over(session.get(), Move.STOP, JournalRecord.Kind.STOP, seat, askedAtNanos);
        }
        return Uni.createFrom()
                .completionStage(() -> relay.cut(new RoomId(evening.toString())))
                .onFailure()
                .recoverWithNull() // no such room: there was nothing to cut
                .chain(cut -> cuts.commit(record(JournalRecord.Kind.STOP, evening, seat, null, null), 0));
    }

    private Uni<CutAnswer> over(
            LiveSession session, Move how, JournalRecord.Kind kind, @Nullable Seat by, long askedAtNanos) {
        return Uni.createFrom().completionStage(session.over(how, by)).chain(cut -> {
            long cutNanos = cut.doneAtNanos() - askedAtNanos;
            Long micros = Math.max(0, cutNanos) / 1000;
            return cuts.commit(record(kind, session.id(), by, null, micros), ms(cutNanos));
        });
    }

    private JournalRecord record(
            JournalRecord.Kind kind,
            EveningId evening,
            @Nullable Seat seat,
            @Nullable String account,
            @Nullable Long cutMicros) {
        return new JournalRecord(
                ids.next(),
                kind,
                evening.value(),
                seat == null ? null : seat.name(),
                account,
                null,
                ChronoUnit.MICROS.between(Instant.EPOCH, wall.instant()),
                cutMicros);
    }

    private static Uni<CutAnswer> notYours() {
        return Uni.createFrom().item(new Refused(Reason.NOT_YOURS));
    }

    /** Milliseconds with microseconds after the point. */
    static double ms(long nanos) {
        return Math.max(0, nanos) / 1000 / 1000.0;
    }
}
