package org.souffleur.session.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.souffleur.booking.Evening;
import org.souffleur.booking.EveningState;
import org.souffleur.booking.EveningState.Move;
import org.souffleur.booking.Party;
import org.souffleur.consent.ConsentRules;
import org.souffleur.consent.Leases;
import org.souffleur.consent.Subject;
import org.souffleur.media.LegId;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.people.AccountId;
import org.souffleur.people.DisplayName;
import org.souffleur.people.EveningId;
import org.souffleur.people.Role;
import org.souffleur.people.Seat;
import org.souffleur.session.RecordingRelay;

/**
 * Many random evenings: yeses, noes, slow readings that arrive late and out of order, records that reach the ledger
 * late, lost devices, pauses. After every step: nothing flows that somebody whom it needs has not said yes to last. A
 * failure names its seed.
 */
class SessionSimulationTest {
    private static final Instant START = Instant.parse("2026-05-01T20:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(6));
    private static final List<Seat> SEATS = List.of(new Seat("s1"), new Seat("s2"), new Seat("s3"));

    private final RecordingRelay relay = new RecordingRelay();
    private final AtomicReference<Instant> wall = new AtomicReference<>(START);

    /** What each seat has said last, as people remember it. */
    private final Map<Subject, Set<Seat>> said = new HashMap<>();

    /** What the ledger holds: behind what was said by whatever is not recorded yet. */
    private final Map<Subject, Set<Seat>> ledger = new HashMap<>();

    private final Deque<Unrecorded> unrecorded = new ArrayDeque<>();
    private final List<Reading> readings = new ArrayList<>();

    private record Unrecorded(UUID fact, Seat seat, Subject subject) {}

    private record Reading(long beganAtNanos, Map<Subject, Set<Seat>> found) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void nothingEverFlowsWithoutTheLatestYesOfEverybodyItNeeds(long seed) {
        Random random = new Random(seed);
        LiveSession session = session();
        List<Subject> sheet = ConsentRules.sheet(session.attendees());
        int flowed = 0;
        for (int step = 0; step < 2000; step++) {
            act(random, session, sheet);
            Set<Route> flowing = relay.flowing(session.room());
            flowed += flowing.isEmpty() ? 0 : 1;
            for (Route route : flowing) {
                Subject subject = subjectOf(route);
                assertThat(said.getOrDefault(subject, Set.of()))
                        .as("seed %d, step %d, %s", seed, step, route)
                        .containsAll(ConsentRules.needs(subject, session.attendees()));
            }
            EveningState state = session.state();
            if (state != EveningState.LIVE && state != EveningState.OUT_OF_ROLE) {
                assertThat(flowing)
                        .as("seed %d, step %d, %s", seed, step, state)
                        .isEmpty();
            }
        }
        assertThat(flowed).as("seed %d: the simulation went live at all", seed).isPositive();

        session.over(Move.STOP, SEATS.get(0));
        for (int step = 0; step < 300; step++) {
            act(random, session, sheet);
            assertThat(relay.flowing(session.room()))
                    .as("seed %d, after the stop", seed)
                    .isEmpty();
        }
    }

    private void act(Random random, LiveSession session, List<Subject> sheet) {
        Seat seat = SEATS.get(random.nextInt(SEATS.size()));
        relay.advance(1 + random.nextInt(1000));
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> sayYes(random, session, sheet);
            case 4 -> sayNo(session, seat, sheet.get(random.nextInt(sheet.size())));
            case 5, 6 -> record(session);
            case 7, 8 -> readings.add(new Reading(relay.now(), copy(ledger)));
            case 9, 10, 11 -> arrive(random, session);
            case 12 -> pass(session, Duration.ofMillis(random.nextInt(4000)));
            case 13 -> {
                session.enter(seat, PresentedBy.PERSON);
                session.legConnected(new SeatId(seat.name()), new LegId(seat.name()), true);
            }
            case 14 -> {
                if (random.nextInt(8) == 0) {
                    session.legLost(new SeatId(seat.name()), new LegId(seat.name()));
                }
            }
            default -> {
                PartyMove[] moves = PartyMove.values();
                session.move(seat, moves[random.nextInt(moves.length)]);
                SEATS.forEach(any -> session.move(any, PartyMove.RESUME));
            }
        }
    }

    /** As the door does it: a yes goes into the ledger only when no earlier word waits; everybody tends to agree. */
    private void sayYes(Random random, LiveSession session, List<Subject> sheet) {
        while (!unrecorded.isEmpty()) {
            record(session);
        }
        relay.advance(1);
        Subject subject = sheet.get(random.nextInt(sheet.size()));
        for (Seat seat : ConsentRules.needs(subject, session.attendees())) {
            if (random.nextInt(10) > 0) {
                said.computeIfAbsent(subject, s -> new HashSet<>()).add(seat);
                ledger.computeIfAbsent(subject, s -> new HashSet<>()).add(seat);
            }
        }
    }

    private void sayNo(LiveSession session, Seat seat, Subject subject) {
        if (!ConsentRules.needs(subject, session.attendees()).contains(seat)) {
            return;
        }
        UUID fact = new UUID(3, relay.now());
        said.getOrDefault(subject, new HashSet<>()).remove(seat);
        session.withdraw(fact, seat, subject);
        unrecorded.add(new Unrecorded(fact, seat, subject));
    }

    private void record(LiveSession session) {
        Unrecorded next = unrecorded.poll();
        if (next != null) {
            ledger.getOrDefault(next.subject(), new HashSet<>()).remove(next.seat());
            relay.advance(1 + next.seat().number());
            session.recorded(next.fact(), relay.now());
        }
    }

    /** A reading comes back, not always the oldest first. */
    private void arrive(Random random, LiveSession session) {
        if (!readings.isEmpty()) {
            Reading reading = readings.remove(random.nextInt(readings.size()));
            session.renewed(Leases.of(session.id(), session.attendees(), reading.found(), END, reading.beganAtNanos()));
        }
    }

    private void pass(LiveSession session, Duration time) {
        relay.advance(time.toNanos());
        wall.updateAndGet(now -> now.plus(time));
        session.tick();
    }

    private static Subject subjectOf(Route route) {
        Seat from = new Seat(route.from().value());
        return switch (route.upSlot()) {
            case "voice" -> Subject.of(Subject.What.VOICE);
            case "whisper" -> Subject.of(Subject.What.CUES);
            case "mic" -> Subject.mic(from);
            case "camera" -> Subject.lens(from);
            default -> throw new AssertionError(route);
        };
    }

    private static Map<Subject, Set<Seat>> copy(Map<Subject, Set<Seat>> words) {
        return words.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }

    private LiveSession session() {
        Evening evening = new Evening(
                new EveningId(new UUID(7, 7)),
                START,
                END,
                EveningState.PREPARING,
                START,
                Set.of(),
                List.of(
                        new Party(SEATS.get(0), Role.HUMAN, new DisplayName("Alex"), new AccountId("a1"), null),
                        new Party(SEATS.get(1), Role.OS, new DisplayName("Sam"), new AccountId("a3"), null),
                        new Party(SEATS.get(2), Role.SURROGATE, new DisplayName("Robin"), new AccountId("a4"), null)));
        return new LiveSession(
                evening, relay, wall::get, notice -> Optional.empty(), LiveSettings.USUAL, new OnEvening() {
                    @Override
                    public void changed(EveningId id) {
                        // Nobody watches.
                    }

                    @Override
                    public void stateChanged(EveningId id) {
                        // Nothing is kept.
                    }
                });
    }
}
