package org.souffleur.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.souffleur.booking.Evenings;
import org.souffleur.consent.Attendee;
import org.souffleur.consent.IssueLeases;
import org.souffleur.consent.ledger.Checkpoints;
import org.souffleur.media.Relay;
import org.souffleur.people.AccountId;
import org.souffleur.people.EveningId;
import org.souffleur.session.live.LiveSession;
import org.souffleur.session.live.OnEvening;

/**
 * What happens by itself as time passes: leases are renewed, yeses expire, evenings end, words reach the ledger,
 * checkpoints are signed. Whoever drives it calls {@link #tick} about ten times a second.
 */
@ApplicationScoped
public class TickSessions implements OnEvening {
    private static final Logger LOG = Logger.getLogger(TickSessions.class);

    /** Four readings can be missed before a lease of ten seconds lapses. */
    static final long RENEW_EVERY_NANOS = Duration.ofSeconds(2).toNanos();

    private static final long AFTER_FAILURE_NANOS = Duration.ofMillis(500).toNanos();
    private static final long CHECKPOINT_EVERY_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long SWEEP_EVERY_NANOS = Duration.ofSeconds(30).toNanos();

    /** Watchers hear that it is over, and a late request still finds it. */
    private static final long LINGER_NANOS = Duration.ofSeconds(5).toNanos();

    private static final long NEVER_AGAIN_NANOS = Duration.ofDays(365).toNanos();
    private static final EveningId NOBODYS = new EveningId(new UUID(0, 0));

    private final LiveSessions sessions;
    private final IssueLeases leases;
    private final Recorder recorder;
    private final StopEvening stops;
    private final Evenings evenings;
    private final Checkpoints checkpoints;
    private final Relay relay;
    private final InstantSource wall;
    private final SessionSettings settings;
    private final AskRows rows;

    private final Set<EveningId> unsaved = ConcurrentHashMap.newKeySet();
    private final Map<EveningId, Long> overSinceNanos = new HashMap<>();
    private final Chore warming;
    private final Chore renewing;
    private final Chore recording;
    private final Chore saving;
    private final Chore signing;
    private final Chore sweeping;

    TickSessions(
            LiveSessions sessions,
            IssueLeases leases,
            Recorder recorder,
            StopEvening stops,
            Evenings evenings,
            Checkpoints checkpoints,
            Relay relay,
            InstantSource wall,
            SessionSettings settings,
            AskRows rows) {
        this.sessions = sessions;
        this.leases = leases;
        this.recorder = recorder;
        this.stops = stops;
        this.evenings = evenings;
        this.checkpoints = checkpoints;
        this.relay = relay;
        this.wall = wall;
        this.settings = settings;
        this.rows = rows;
        long start = relay.now();
        this.warming = new Chore("warming up", start, NEVER_AGAIN_NANOS);
        this.renewing = new Chore("renewing leases", start, RENEW_EVERY_NANOS);
        this.recording = new Chore("recording", start, 0);
        this.saving = new Chore("saving states", start, 0);
        this.signing = new Chore("signing a checkpoint", start, CHECKPOINT_EVERY_NANOS);
        this.sweeping = new Chore("ending evenings by the clock", start, SWEEP_EVERY_NANOS);
        sessions.listen(this);
    }

    /** One thing done again and again: never twice at once, and sooner again after a failure than after a success. */
    private final class Chore {
        private final String name;
        private final long everyNanos;
        private final AtomicBoolean underWay = new AtomicBoolean();
        private volatile long dueAtNanos;
        private volatile boolean failing;

        private Chore(String name, long dueAtNanos, long everyNanos) {
            this.name = name;
            this.dueAtNanos = dueAtNanos;
            this.everyNanos = everyNanos;
        }

        private <T> void run(long nowNanos, Supplier<Uni<T>> work) {
            if (nowNanos - dueAtNanos < 0 || !underWay.compareAndSet(false, true)) {
                return;
            }
            dueAtNanos = nowNanos + everyNanos;
            Uni.createFrom()
                    .deferred(() -> work.get())
                    .onTermination()
                    .invoke(() -> underWay.set(false))
                    .subscribe()
                    .with(done -> succeeded(), broken -> failed(nowNanos, broken));
        }

        private void succeeded() {
            if (failing) {
                failing = false;
                LOG.infof("%s works again", name);
            }
        }

        private void failed(long nowNanos, Throwable broken) {
            dueAtNanos = nowNanos + AFTER_FAILURE_NANOS;
            if (!failing) {
                failing = true;
                LOG.warnf("%s fails: %s", name, broken.getClass().getSimpleName());
            }
        }
    }

    /** Lets time pass up to now. Returns at once. */
    public void tick() {
        long nowNanos = relay.now();
        Instant now = wall.instant();
        Collection<LiveSession> all = sessions.all();
        for (LiveSession session : all) {
            if (session.isPastItsEnd(now)) {
                stops.end(session, null)
                        .subscribe()
                        .with(answer -> {}, broken -> LOG.warnf("evening %s did not end cleanly", session.id()));
            }
            session.tick();
            letGo(session, nowNanos);
        }
        warming.run(nowNanos, () -> rows.ask(() -> warm(now)));
        if (recorder.waiting() > 0) {
            recording.run(nowNanos, recorder::drain);
        }
        if (recorder.isCaughtUp()) {
            renewing.run(nowNanos, () -> renew(all));
        }
        if (!unsaved.isEmpty()) {
            saving.run(nowNanos, () -> rows.ask(this::save));
        }
        signing.run(nowNanos, () -> rows.ask(() -> checkpoints.sign(now)));
        List<EveningId> carried = all.stream().map(LiveSession::id).toList();
        sweeping.run(nowNanos, () -> rows.ask(() -> evenings.endPast(now, carried)));
    }

    /** Asked once: the first reading of a kind takes a cold machine longer than anybody at the door should wait. */
    private Uni<Void> warm(Instant now) {
        return evenings.find(NOBODYS)
                .chain(() -> evenings.of(new AccountId(""), now))
                .chain(() -> evenings.open(now))
                .chain(() -> leases.issue(Map.of(NOBODYS, List.of()), relay::now))
                .replaceWithVoid();
    }

    private Uni<Void> renew(Collection<LiveSession> all) {
        Map<EveningId, List<Attendee>> due = new HashMap<>();
        for (LiveSession session : all) {
            if (!session.state().isOver()) {
                due.put(session.id(), session.attendees());
            }
        }
        if (due.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return rows.ask(() -> leases.issue(due, relay::now))
                .invoke(fresh -> fresh.forEach(
                        (evening, lease) -> sessions.carried(evening).ifPresent(session -> session.renewed(lease))))
                .replaceWithVoid();
    }

    private Uni<Void> save() {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (EveningId evening : Set.copyOf(unsaved)) {
            all = all.chain(() -> save(evening));
        }
        return all;
    }

    private Uni<Void> save(EveningId evening) {
        unsaved.remove(evening);
        LiveSession session = sessions.carried(evening).orElse(null);
        // What is over is written with its ledger entry, by the recorder.
        if (session == null || session.state().isOver()) {
            return Uni.createFrom().voidItem();
        }
        return evenings.keepState(evening, session.state(), session.since(), session.awaited(), settings.node())
                .onFailure()
                .invoke(() -> unsaved.add(evening))
                .replaceWithVoid();
    }

    /** The room goes as soon as it is over; the session a little later, once the rows know. */
    private void letGo(LiveSession session, long nowNanos) {
        if (!session.state().isOver()) {
            return;
        }
        Long since = overSinceNanos.putIfAbsent(session.id(), nowNanos);
        if (since == null) {
            relay.closeRoom(session.room()).exceptionally(alreadyGone -> null);
        } else if (nowNanos - since >= LINGER_NANOS && !recorder.holdsAnyOf(session.id())) {
            overSinceNanos.remove(session.id());
            sessions.release(session.id());
        }
    }

    @Override
    public void changed(EveningId evening) {
        // Shown by whoever watches; nothing to keep.
    }

    @Override
    public void stateChanged(EveningId evening) {
        unsaved.add(evening);
    }
}
