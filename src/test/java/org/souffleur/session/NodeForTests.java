package org.souffleur.session;

import static org.souffleur.rows.RowsForTests.await;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.souffleur.booking.DemoForTests;
import org.souffleur.booking.Evenings;
import org.souffleur.consent.ConsentForTests;
import org.souffleur.consent.IssueLeases;
import org.souffleur.consent.RecordConsent;
import org.souffleur.consent.RefusedGrants;
import org.souffleur.consent.ledger.CheckpointKey;
import org.souffleur.consent.ledger.Ed25519CheckpointKey;
import org.souffleur.consent.ledger.LedgersForTests;
import org.souffleur.media.LegId;
import org.souffleur.media.OnRoom;
import org.souffleur.media.RoomId;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.outbox.OutboxForTests;
import org.souffleur.people.AccountId;
import org.souffleur.people.Caller;
import org.souffleur.people.EveningId;
import org.souffleur.people.Ids;
import org.souffleur.people.Person;
import org.souffleur.people.Role;
import org.souffleur.people.SignIn;
import org.souffleur.rows.RowsForTests;
import org.souffleur.session.journal.Journal;
import org.souffleur.session.live.LiveSettings;

/** One node's doors over real rows and a real journal; the clock is the test's, and media is only recorded. */
final class NodeForTests implements AutoCloseable {
    static final Instant START = Instant.parse("2026-05-01T20:00:00Z");
    static final CheckpointKey KEY = Ed25519CheckpointKey.fromSeed(new byte[32]);
    private static final AtomicLong COUNTER = new AtomicLong();

    final RecordingRelay relay = new RecordingRelay();
    final AtomicReference<Instant> wall = new AtomicReference<>(START);
    final Ids ids = () -> new UUID(0x4000L, COUNTER.incrementAndGet());
    final Evenings evenings;
    final RecordConsent ledger;
    final RefusedGrants refused;
    final LiveSessions sessions;
    final Recorder recorder;
    final SeeEvening see;
    final EnterEvening enter;
    final OpenLeg legs;
    final FindLeg find;
    final CloseLeg close;
    final RestartLeg restart;
    final GrantConsent grant;
    final WithdrawConsent withdraw;
    final StopEvening stop;
    final MoveEvening move;
    final WatchEvening watch;
    final ListEvenings list;
    final TickSessions clock;
    private final ExecutorService writer = Executors.newSingleThreadExecutor();
    private final ExecutorService asking = Executors.newSingleThreadExecutor();
    private final Journal journal;

    NodeForTests(RowsForTests rows, Path journalFile) {
        this(rows, journalFile, Duration.ofSeconds(2));
    }

    NodeForTests(RowsForTests rows, Path journalFile, Duration databaseTimeout) {
        try {
            journal = Journal.open(journalFile, writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SessionSettings settings = new SessionSettings(
                "node1",
                new byte[32],
                ZoneOffset.UTC,
                new TurnServers(List.of("stun:localhost:3478", "turn:localhost:3478"), "s".repeat(32)),
                databaseTimeout,
                LiveSettings.USUAL);
        var factory = rows.factory();
        Aside aside = new Aside() {
            @Override
            public <T> Uni<T> run(Supplier<Uni<T>> work) {
                // A thread without a context makes Hibernate Reactive take a fresh one.
                return Uni.createFrom()
                        .emitter(done ->
                                asking.execute(() -> work.get().subscribe().with(done::complete, done::fail)));
            }
        };
        AskRows rowsDoor = new AskRows(aside, settings);
        evenings = DemoForTests.evenings(factory, ids);
        ledger = ConsentForTests.recorder(factory, ids, KEY);
        refused = ConsentForTests.refused(factory, ids);
        IssueLeases leases = ConsentForTests.leases(factory, ids);
        sessions = new LiveSessions(evenings, rowsDoor, relay, wall::get, notice -> Optional.empty(), settings);
        recorder = new Recorder(
                journal, ledger, evenings, OutboxForTests.in(factory), sessions, relay, settings, rowsDoor);
        CommitCut cuts = new CommitCut(relay, journal, recorder);
        StopCredentials credentials = new StopCredentials(settings);
        IceServers iceServers = new IceServers(settings, wall::get, ids);
        see = new SeeEvening(sessions, leases, ledger, relay, wall::get, settings, rowsDoor);
        enter = new EnterEvening(sessions, leases, recorder, credentials, relay, wall::get, iceServers, rowsDoor);
        legs = new OpenLeg(sessions, enter, relay, iceServers);
        find = new FindLeg(sessions);
        close = new CloseLeg(relay);
        restart = new RestartLeg(relay);
        grant = new GrantConsent(sessions, ledger, refused, leases, recorder, see, relay, wall::get, ids, rowsDoor);
        withdraw = new WithdrawConsent(sessions, cuts, relay, wall::get, ids);
        stop = new StopEvening(sessions, credentials, cuts, relay, wall::get, ids);
        move = new MoveEvening(sessions, stop, see);
        watch = new WatchEvening(sessions, see);
        list = new ListEvenings(evenings, sessions, wall::get, rowsDoor);
        clock = new TickSessions(
                sessions,
                leases,
                recorder,
                stop,
                evenings,
                LedgersForTests.checkpoints(factory, KEY),
                relay,
                wall::get,
                settings,
                rowsDoor);
    }

    /** Lets both clocks run by this much and the node notice. */
    void pass(Duration time) {
        wall.updateAndGet(now -> now.plus(time));
        relay.advance(time.toNanos());
        clock.tick();
    }

    Caller caller(Person person) {
        return caller(person, SignIn.Kind.INTERACTIVE, wall.get().minusSeconds(30));
    }

    Caller caller(Person person, SignIn.Kind kind, @Nullable Instant authTime) {
        return new Caller(person.account(), Set.of(person.role()), new SignIn(person.account(), authTime, kind));
    }

    Caller program(AccountId account) {
        return new Caller(account, Set.of(Role.OS), new SignIn(account, null, SignIn.Kind.SERVICE));
    }

    Set<Route> flowing(EveningId evening) {
        return relay.flowing(new RoomId(evening.toString()));
    }

    /** Enters, opens a leg and lets it connect. */
    Entry comeIn(Caller caller, EveningId evening) {
        Entry entry = await(enter.enter(caller, evening))
                .fold(
                        entered -> entered.entry(),
                        over -> {
                            throw new AssertionError("over");
                        },
                        notYours -> {
                            throw new AssertionError("not yours");
                        },
                        notNow -> {
                            throw new AssertionError(notNow.reason());
                        });
        LegAnswer answer = await(legs.open(caller, evening, "offer"));
        LegId leg = ((LegAnswer.Opened) answer).leg();
        OnRoom news = relay.news(new RoomId(evening.toString()));
        if (news != null) {
            news.legConnected(new SeatId(entry.seat()), leg, false);
        }
        return entry;
    }

    @Override
    public void close() {
        writer.shutdownNow();
        asking.shutdown();
        try {
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
