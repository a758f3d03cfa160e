package org.souffleur.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.souffleur.booking.EveningState;
import org.souffleur.booking.Evenings;
import org.souffleur.booking.Party;
import org.souffleur.consent.RecordConsent;
import org.souffleur.consent.ledger.EntryKind;
import org.souffleur.consent.ledger.NewEntry;
import org.souffleur.media.Relay;
import org.souffleur.outbox.Outbox;
import org.souffleur.people.AccountId;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;
import org.souffleur.session.journal.Journal;
import org.souffleur.session.journal.JournalRecord;

/**
 * Brings what the journal holds into the ledger and the rows, in order, again and again until it is there. What an
 * earlier run of this node left in the journal comes first; until that is done nobody comes in anywhere.
 */
@ApplicationScoped
public class Recorder {
    private static final Logger LOG = Logger.getLogger(Recorder.class);
    private static final int MAX_WAITING = 10_000; // about 4 MB; beyond, the journal alone holds them until a restart

    private final Journal journal;
    private final RecordConsent ledger;
    private final Evenings evenings;
    private final Outbox outbox;
    private final LiveSessions sessions;
    private final Relay relay;
    private final SessionSettings settings;
    private final AskRows rows;

    private final Deque<JournalRecord> waiting = new ArrayDeque<>();
    private final Set<UUID> ofLastRun = new LinkedHashSet<>();
    private @Nullable Uni<Void> underWay;
    private final LongAdder recorded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder unclaimed = new LongAdder();

    Recorder(
            Journal journal,
            RecordConsent ledger,
            Evenings evenings,
            Outbox outbox,
            LiveSessions sessions,
            Relay relay,
            SessionSettings settings,
            AskRows rows) {
        this.journal = journal;
        this.ledger = ledger;
        this.evenings = evenings;
        this.outbox = outbox;
        this.sessions = sessions;
        this.relay = relay;
        this.settings = settings;
        this.rows = rows;
        for (JournalRecord record : journal.found()) {
            waiting.add(record);
            ofLastRun.add(record.id());
        }
    }

    /** Whether everything that an earlier run left behind is recorded. */
    public synchronized boolean isCaughtUp() {
        return ofLastRun.isEmpty();
    }

    /** Whether something of this evening is not in the database yet. */
    synchronized boolean holdsAnyOf(EveningId evening) {
        return waiting.stream().anyMatch(record -> record.evening().equals(evening.value()));
    }

    /** Whether this evening is over by a word that the rows may not hold yet. */
    synchronized boolean holdsTheEndOf(EveningId evening) {
        return waiting.stream()
                .anyMatch(record -> record.endsTheEvening() && record.evening().equals(evening.value()));
    }

    /** Whether this node knows the evening to be over, which the rows may not yet. */
    public boolean isOver(EveningId evening) {
        return sessions.isOver(evening) || holdsTheEndOf(evening);
    }

    /** Puts it on the list; the clock's next tick drains it. */
    synchronized void submit(JournalRecord record) {
        if (waiting.size() < MAX_WAITING) {
            waiting.add(record);
        } else {
            LOG.errorf("A record of evening %s is left to the journal alone: too many wait", record.evening());
        }
    }

    /**
     * Writes what waits; who asks while a pass is under way gets that one's end. Fails never: what could not be written
     * still waits.
     */
    synchronized Uni<Void> drain() {
        Uni<Void> now = underWay;
        if (now == null) {
            now = next(new LinkedHashSet<>())
                    .onTermination()
                    .invoke(() -> {
                        synchronized (this) {
                            underWay = null;
                        }
                    })
                    .memoize()
                    .indefinitely();
            underWay = now;
        }
        return now;
    }

    /** One evening's failure does not hold up another's; its own later records wait, so that order is kept. */
    private Uni<Void> next(Set<UUID> stuck) {
        return Uni.createFrom().deferred(() -> {
            JournalRecord record = firstOutside(stuck);
            if (record == null || stuck.size() >= 3) {
                return Uni.createFrom().voidItem();
            }
            return write(record)
                    .invoke(() -> done(record))
                    .onFailure()
                    .recoverWithUni(broken -> {
                        failed.increment();
                        LOG.warnf(
                                "A %s of evening %s is not recorded yet: %s",
                                record.kind(),
                                record.evening(),
                                broken.getClass().getSimpleName());
                        stuck.add(record.evening());
                        return Uni.createFrom().voidItem();
                    })
                    .chain(() -> next(stuck));
        });
    }

    private synchronized @Nullable JournalRecord firstOutside(Set<UUID> stuck) {
        return waiting.stream()
                .filter(record -> !stuck.contains(record.evening()))
                .findFirst()
                .orElse(null);
    }

    private void done(JournalRecord record) {
        synchronized (this) {
            waiting.removeIf(other -> other.id().equals(record.id()));
            ofLastRun.remove(record.id());
        }
        recorded.increment();
        journal.recorded(record.id());
        sessions.carried(new EveningId(record.evening()))
                .ifPresent(session -> session.recorded(record.id(), relay.now()));
    }

    /** Ledger, receipt, outbox and state in one transaction. */
    Uni<Void> write(JournalRecord record) {
        return rows.ask(() -> outbox.together(() -> seat(record).chain(known -> {
            if (known.isEmpty() && record.account() != null) {
                unclaimed.increment();
                LOG.warnf("A word on evening %s came from somebody who is no party of it", record.evening());
                return Uni.createFrom().voidItem();
            }
            return isNews(record)
                    .chain(news -> news
                            ? ledger.record(entry(record, known.orElse(null))).replaceWithVoid()
                            : Uni.createFrom().voidItem());
        })));
    }

    /** Who it was: known, or looked up now that the database is back. */
    private Uni<Optional<Seat>> seat(JournalRecord record) {
        String account = record.account();
        if (account == null) {
            return Uni.createFrom().item(Optional.ofNullable(record.seat()).flatMap(Seat::parse));
        }
        return evenings.find(new EveningId(record.evening()))
                .map(found -> found.flatMap(evening -> evening.partyOf(new AccountId(account)))
                        .map(Party::seat));
    }

    private static NewEntry entry(JournalRecord record, @Nullable Seat seat) {
        EntryKind kind = switch (record.kind()) {
            case WITHDRAW -> EntryKind.WITHDRAW;
            case STOP -> EntryKind.STOP;
            case END -> EntryKind.END;
        };
        String subject = record.subject();
        return new NewEntry(
                record.id(),
                new EveningId(record.evening()),
                seat,
                kind,
                subject == null ? "*" : subject,
                record.at(),
                null,
                null,
                record.cutMicros());
    }

    /** An evening gets over once: the first who stopped or ended it is in the ledger, later presses change nothing. */
    private Uni<Boolean> isNews(JournalRecord record) {
        EveningId evening = new EveningId(record.evening());
        return switch (record.kind()) {
            case WITHDRAW -> Uni.createFrom().item(true);
            case STOP -> evenings.keepState(evening, EveningState.STOPPED, record.at(), Set.of(), settings.node());
            case END -> evenings.keepState(evening, EveningState.ENDED, record.at(), Set.of(), settings.node());
        };
    }

    /** Recorded, failed attempts, words of strangers: since the start, for metrics. */
    public List<Long> counts() {
        return new ArrayList<>(List.of(recorded.sum(), failed.sum(), unclaimed.sum()));
    }

    /** How many wait. */
    public synchronized int waiting() {
        return waiting.size();
    }
}
