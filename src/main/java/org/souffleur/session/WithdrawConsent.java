package org.souffleur.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.souffleur.booking.Evening;
import org.souffleur.consent.ConsentRules;
import org.souffleur.consent.Subject;
import org.souffleur.media.Cut;
import org.souffleur.media.Relay;
import org.souffleur.people.Caller;
import org.souffleur.people.EveningId;
import org.souffleur.people.Ids;
import org.souffleur.people.Seat;
import org.souffleur.session.CutAnswer.Reason;
import org.souffleur.session.CutAnswer.Refused;
import org.souffleur.session.journal.JournalRecord;
import org.souffleur.session.live.LiveSession;

/** Taking a yes back: at any moment, by any sign-in of one's own, without a reason. The media is cut before all else. */
@ApplicationScoped
public class WithdrawConsent {
    private final LiveSessions sessions;
    private final CommitCut cuts;
    private final Relay relay;
    private final InstantSource wall;
    private final Ids ids;

    WithdrawConsent(LiveSessions sessions, CommitCut cuts, Relay relay, InstantSource wall, Ids ids) {
        this.sessions = sessions;
        this.cuts = cuts;
        this.relay = relay;
        this.wall = wall;
        this.ids = ids;
    }

    public Uni<CutAnswer> withdraw(Caller caller, EveningId evening, String asked) {
        long askedAtNanos = relay.now();
        Optional<Subject> subject = Subject.parse(asked);
        Optional<LiveSession> carried = sessions.carried(evening);
        if (carried.isPresent()) {
            LiveSession session = carried.get();
            return seat(session.evening(), caller)
                    .map(seat -> subject.filter(known -> concerns(known, session.evening(), seat))
                            .map(known -> cut(session, seat, known, askedAtNanos))
                            .orElseGet(() -> refuse(Reason.NO_SUCH_SUBJECT)))
                    .orElseGet(() -> refuse(Reason.NOT_YOURS));
        }
        // Nothing of it flows through this node: what is left is not to forget it.
        return sessions.facts(evening)
                .map(Optional::of)
                .onFailure()
                .recoverWithItem(Optional.empty())
                .chain(read -> read.isEmpty()
                        ? claimed(caller, evening, subject)
                        : read.get()
                                .map(facts -> atRest(facts, caller, subject))
                                .orElseGet(() -> refuse(Reason.NOT_YOURS)));
    }

    private Uni<CutAnswer> cut(LiveSession session, Seat seat, Subject subject, long askedAtNanos) {
        UUID fact = ids.next();
        CompletionStage<Cut> cut = session.withdraw(fact, seat, subject);
        return cuts.surely(cut, session.room()).chain(done -> {
            long cutNanos = done.doneAtNanos() - askedAtNanos;
            JournalRecord record = record(fact, session.id(), seat, null, subject, Math.max(0, cutNanos) / 1000);
            return cuts.commit(record, StopEvening.ms(cutNanos));
        });
    }

    private Uni<CutAnswer> atRest(Evening facts, Caller caller, Optional<Subject> subject) {
        return seat(facts, caller)
                .map(seat -> subject.filter(known -> concerns(known, facts, seat))
                        .map(known -> cuts.commit(record(ids.next(), facts.id(), seat, null, known, null), 0))
                        .orElseGet(() -> refuse(Reason.NO_SUCH_SUBJECT)))
                .orElseGet(() -> refuse(Reason.NOT_YOURS));
    }

    /** The rows are away: whether the caller is a party is looked up when the word is recorded. */
    private Uni<CutAnswer> claimed(Caller caller, EveningId evening, Optional<Subject> subject) {
        return subject.map(known -> cuts.commit(
                        record(ids.next(), evening, null, caller.account().subject(), known, null), 0))
                .orElseGet(() -> refuse(Reason.NO_SUCH_SUBJECT));
    }

    private JournalRecord record(
            UUID fact,
            EveningId evening,
            @Nullable Seat seat,
            @Nullable String account,
            Subject subject,
            @Nullable Long cutMicros) {
        return new JournalRecord(
                fact,
                JournalRecord.Kind.WITHDRAW,
                evening.value(),
                seat == null ? null : seat.name(),
                account,
                subject.wire(),
                ChronoUnit.MICROS.between(Instant.EPOCH, wall.instant()),
                cutMicros);
    }

    private static Optional<Seat> seat(Evening evening, Caller caller) {
        return evening.partyOf(caller.account()).map(party -> party.seat());
    }

    private static boolean concerns(Subject subject, Evening evening, Seat seat) {
        return ConsentRules.needs(subject, LiveSession.attendees(evening)).contains(seat);
    }

    private static Uni<CutAnswer> refuse(Reason reason) {
        return Uni.createFrom().item(new Refused(reason));
    }
}
