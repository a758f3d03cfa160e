package org.souffleur.session.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.souffleur.booking.Evening;
import org.souffleur.booking.EveningState;
import org.souffleur.booking.EveningState.Move;
import org.souffleur.booking.Party;
import org.souffleur.consent.ConsentRules;
import org.souffleur.consent.Leases;
import org.souffleur.consent.Subject;
import org.souffleur.consent.Subject.What;
import org.souffleur.media.Clip;
import org.souffleur.media.LegId;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.people.AccountId;
import org.souffleur.people.DisplayName;
import org.souffleur.people.EveningId;
import org.souffleur.people.Role;
import org.souffleur.people.Seat;
import org.souffleur.session.RecordingRelay;

class LiveSessionTest {
    private static final Seat HUMAN = new Seat("s1");
    private static final Seat OS = new Seat("s2");
    private static final Seat SURROGATE = new Seat("s3");
    private static final Instant START = Instant.parse("2026-05-01T20:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(3));

    private final RecordingRelay relay = new RecordingRelay();
    private final AtomicReference<Instant> wall = new AtomicReference<>(START);
    private final List<EveningState> states = new ArrayList<>();

    @Test
    void itGoesLiveByItselfWhenEverybodyIsInAndConnectedAndVoiceIsAgreed() {
        LiveSession session = session(EveningState.PREPARING, Set.of());
        assertThat(session.state()).isEqualTo(EveningState.PREPARING);

        enter(session, HUMAN, OS);
        assertThat(session.state()).isEqualTo(EveningState.AT_DOOR);
        enter(session, SURROGATE);
        connect(session, HUMAN, OS, SURROGATE);
        assertThat(session.state()).as("nothing is agreed").isEqualTo(EveningState.AT_DOOR);
        assertThat(flowing(session)).isEmpty();

        agree(session, Subject.of(What.VOICE));
        assertThat(session.state()).isEqualTo(EveningState.LIVE);
        assertThat(flowing(session)).hasSize(2);
    }

    @Test
    void oneWhoIsNotConnectedKeepsEverybodyAtTheDoor() {
        LiveSession session = session(EveningState.PREPARING, Set.of());
        enter(session, HUMAN, OS, SURROGATE);
        agree(session, Subject.of(What.VOICE));
        connect(session, HUMAN, OS);
        assertThat(session.state()).isEqualTo(EveningState.AT_DOOR);
        assertThat(flowing(session)).isEmpty();
    }

    @Test
    void aWithdrawalCutsItsOwnRoutesAtOnceAndNoOlderReadingOpensThemAgain() {
        LiveSession session = live();
        UUID fact = new UUID(0, 1);
        assertThat(words(session)).contains("s3 camera > camera2");

        session.withdraw(fact, SURROGATE, Subject.lens(SURROGATE))
                .toCompletableFuture()
                .join();
        assertThat(words(session)).doesNotContain("s3 camera > camera2").contains("s2 voice > voice");

        relay.advance(1000);
        long readingBegan = relay.now();
        relay.advance(1000);
        session.recorded(fact, relay.now());
        session.renewed(Leases.agreed(session.id(), session.attendees(), all(), END, readingBegan));
        assertThat(words(session)).as("a reading from before it was recorded").doesNotContain("s3 camera > camera2");

        relay.advance(1000);
        session.renewed(Leases.agreed(session.id(), session.attendees(), all(), END, relay.now()));
        assertThat(words(session)).as("a new yes, read later").contains("s3 camera > camera2");
    }

    @Test
    void whatIsNotRecordedYetStaysClosedHoweverOftenTheLedgerIsRead() {
        LiveSession session = live();
        session.withdraw(new UUID(0, 1), HUMAN, Subject.of(What.VOICE));
        for (int i = 0; i < 20; i++) {
            relay.advance(Duration.ofSeconds(2).toNanos());
            renew(session);
            assertThat(words(session)).doesNotContain("s2 voice > voice");
        }
    }

    @Test
    void anOlderLeaseNeverTakesANewerOnesPlace() {
        LiveSession session = live();
        relay.advance(5);
        session.renewed(Leases.agreed(session.id(), session.attendees(), List.of(), END, relay.now()));
        assertThat(flowing(session)).isEmpty();
        session.renewed(Leases.agreed(session.id(), session.attendees(), all(), END, relay.now() - 5));
        assertThat(flowing(session)).isEmpty();
    }

    @Test
    void aLapsedLeasePausesWithinTenSecondsAndTheNextGoodReadingResumes() {
        LiveSession session = live();
        relay.advance(Duration.ofSeconds(10).toNanos() - 1);
        session.tick();
        assertThat(session.state()).isEqualTo(EveningState.LIVE);
        relay.advance(1);
        session.tick();
        assertThat(session.state()).isEqualTo(EveningState.PAUSED);
        assertThat(session.snapshot().leaseHolds()).isFalse();
        assertThat(flowing(session)).isEmpty();

        renew(session);
        assertThat(session.state()).isEqualTo(EveningState.LIVE);
        assertThat(flowing(session)).isNotEmpty();
    }

    @Test
    void aDistressPauseEndsOnlyWithTheYesOfWhoPaused() {
        LiveSession session = live();
        assertThat(session.move(SURROGATE, PartyMove.PAUSE)).isEmpty();
        assertThat(session.state()).isEqualTo(EveningState.PAUSED);
        assertThat(flowing(session)).isEmpty();

        assertThat(session.move(HUMAN, PartyMove.RESUME)).contains(WhyNot.NOT_YOURS_TO_END);
        assertThat(session.move(OS, PartyMove.RESUME)).contains(WhyNot.NOT_YOURS_TO_END);
        renew(session);
        assertThat(session.state()).isEqualTo(EveningState.PAUSED);

        assertThat(session.move(SURROGATE, PartyMove.RESUME)).isEmpty();
        assertThat(session.state()).isEqualTo(EveningState.LIVE);
    }

    @Test
    void twoWhoPausedMustBothSayYes() {
        LiveSession session = live();
        session.move(SURROGATE, PartyMove.PAUSE);
        session.move(HUMAN, PartyMove.PAUSE);
        session.move(SURROGATE, PartyMove.RESUME);
        assertThat(session.state()).isEqualTo(EveningState.PAUSED);
        session.move(HUMAN, PartyMove.RESUME);
        assertThat(session.state()).isEqualTo(EveningState.LIVE);
    }

    @Test
    void outOfRoleSilencesTheVoiceAndOnlyWhoSteppedOutStepsBackIn() {
        LiveSession session = live();
        session.move(SURROGATE, PartyMove.OUT_OF_ROLE);
        assertThat(session.state()).isEqualTo(EveningState.OUT_OF_ROLE);
        assertThat(flowing(session)).isEmpty();

        session.move(HUMAN, PartyMove.TALK);
        assertThat(words(session)).containsExactly("s1 mic > mic1");
        session.move(HUMAN, PartyMove.HUSH);
        assertThat(flowing(session)).isEmpty();

        assertThat(session.move(HUMAN, PartyMove.BACK_IN_ROLE)).contains(WhyNot.NOT_YOURS_TO_END);
        assertThat(session.move(SURROGATE, PartyMove.BACK_IN_ROLE)).isEmpty();
        assertThat(session.state()).isEqualTo(EveningState.LIVE);
    }

    @Test
    void aPauseWhileOutOfRoleLeadsBackOutOfRole() {
        LiveSession session = live();
        session.move(SURROGATE, PartyMove.OUT_OF_ROLE);
        session.move(HUMAN, PartyMove.PAUSE);
        assertThat(session.state()).isEqualTo(EveningState.PAUSED);
        session.move(HUMAN, PartyMove.RESUME);
        assertThat(session.state()).isEqualTo(EveningState.OUT_OF_ROLE);
        assertThat(states).as("never live on the way").doesNotContain(EveningState.ENDED);
        assertThat(states.subList(states.indexOf(EveningState.PAUSED), states.size()))
                .doesNotContain(EveningState.LIVE);
    }

    @Test
    void aPersonsDeviceLostForThirtySecondsPausesUntilThatPersonSaysYes() {
        LiveSession session = live();
        session.legLost(new SeatId("s3"), new LegId("leg-s3"));
        relay.advance(Duration.ofSeconds(29).toNanos());
        renew(session);
        session.tick();
        assertThat(session.state()).isEqualTo(EveningState.LIVE);
        relay.advance(Duration.ofSeconds(1).toNanos());
        session.tick();
        assertThat(session.state()).isEqualTo(EveningState.PAUSED);

        assertThat(session.move(SURROGATE, PartyMove.RESUME)).contains(WhyNot.DEVICE_STILL_LOST);
        session.legConnected(new SeatId("s3"), new LegId("leg-s3"), true);
        renew(session);
        assertThat(session.state()).as("back, but nobody said yes").isEqualTo(EveningState.PAUSED);
        assertThat(session.move(SURROGATE, PartyMove.RESUME)).isEmpty();
        assertThat(session.state()).isEqualTo(EveningState.LIVE);
    }

    @Test
    void anOsThatIsLostPausesAndItsReturnResumes() {
        LiveSession session = live();
        session.legClosed(new SeatId("s2"), new LegId("leg-s2"));
        relay.advance(Duration.ofSeconds(30).toNanos());
        renew(session);
        assertThat(session.state()).isEqualTo(EveningState.PAUSED);
        assertThat(session.snapshot().notFound()).containsExactly(OS);
        session.legConnected(new SeatId("s2"), new LegId("leg-new"), false);
        assertThat(session.state()).isEqualTo(EveningState.LIVE);
    }

    @Test
    void aYesThatExpiresIsCutByTheClock() {
        LiveSession session = live(START.plusSeconds(5));
        assertThat(flowing(session)).isNotEmpty();
        wall.set(START.plusSeconds(5));
        session.tick();
        assertThat(flowing(session)).isEmpty();
    }

    @Test
    void afterAStopNothingOpensAnythingAgain() {
        LiveSession session = live();
        session.over(Move.STOP, HUMAN).toCompletableFuture().join();
        assertThat(session.state()).isEqualTo(EveningState.STOPPED);
        assertThat(session.overBy()).contains(HUMAN);
        assertThat(flowing(session)).isEmpty();

        renew(session);
        session.tick();
        connect(session, HUMAN, OS, SURROGATE);
        assertThat(session.enter(HUMAN, PresentedBy.PERSON)).isFalse();
        assertThat(session.legOpened(HUMAN, new LegId("late"), PresentedBy.PERSON))
                .isFalse();
        assertThat(session.move(HUMAN, PartyMove.RESUME)).isPresent();
        assertThat(flowing(session)).isEmpty();
        assertThat(session.state()).isEqualTo(EveningState.STOPPED);
    }

    @Test
    void stoppingIsPossibleInEveryOpenState() {
        for (EveningState state : EnumSet.complementOf(EnumSet.of(EveningState.ENDED, EveningState.STOPPED))) {
            LiveSession session = session(state, Set.of());
            session.over(Move.STOP, null);
            assertThat(session.state()).isEqualTo(EveningState.STOPPED);
        }
    }

    @Test
    void aPauseThatWaitsForSomebodySurvivesARestart() {
        LiveSession session = session(EveningState.PAUSED, Set.of(SURROGATE));
        assertThat(session.state()).isEqualTo(EveningState.AT_DOOR);
        enter(session, HUMAN, OS, SURROGATE);
        connect(session, HUMAN, OS, SURROGATE);
        agree(session, Subject.of(What.VOICE));
        assertThat(session.state()).isEqualTo(EveningState.PAUSED);
        assertThat(flowing(session)).isEmpty();
        session.move(SURROGATE, PartyMove.RESUME);
        assertThat(session.state()).isEqualTo(EveningState.LIVE);
    }

    @Test
    void aPersonOnTheOssSeatIsShownAsAPersonAndAProgramAsAProgram() {
        LiveSession session = session(EveningState.PREPARING, Set.of());
        assertThat(session.snapshot().presentedBy()).containsEntry(OS, PresentedBy.PROGRAM);
        session.enter(OS, PresentedBy.PERSON);
        assertThat(session.snapshot().presentedBy()).containsEntry(OS, PresentedBy.PERSON);
        session.legOpened(OS, new LegId("p"), PresentedBy.PROGRAM);
        assertThat(session.snapshot().presentedBy()).containsEntry(OS, PresentedBy.PROGRAM);
        session.legOpened(OS, new LegId("q"), PresentedBy.PERSON);
        assertThat(session.snapshot().presentedBy()).containsEntry(OS, PresentedBy.PERSON);
    }

    @Test
    void itIsSaidOnceThatAnAiSpeaksAndEachPauseIsSaidToThePeople() {
        LiveSession session = live();
        assertThat(relay.told()).filteredOn(word -> word.startsWith("play")).containsExactly("play s1");
        session.move(HUMAN, PartyMove.PAUSE);
        session.move(HUMAN, PartyMove.RESUME);
        assertThat(relay.told())
                .filteredOn(word -> word.startsWith("play"))
                .containsExactly("play s1", "play s1", "play s3");
    }

    @Test
    void routesThatTheRelayDidNotTakeAreToldAgainAndNoLeaseIsHandedOnMeanwhile() {
        LiveSession session = live();
        relay.refuseRoutes(true);
        assertThat(session.withdraw(new UUID(0, 1), HUMAN, Subject.of(What.VOICE))
                        .toCompletableFuture())
                .isCompletedExceptionally();
        relay.advance(Duration.ofSeconds(9).toNanos());
        renew(session);
        relay.advance(Duration.ofSeconds(1).toNanos());
        assertThat(flowing(session))
                .as("silent by itself when the lease has passed")
                .isEmpty();

        relay.refuseRoutes(false);
        session.tick();
        renew(session);
        assertThat(words(session)).isNotEmpty().doesNotContain("s2 voice > voice");
    }

    private LiveSession live() {
        return live(END);
    }

    private LiveSession live(Instant until) {
        LiveSession session = session(EveningState.PREPARING, Set.of());
        enter(session, HUMAN, OS, SURROGATE);
        connect(session, HUMAN, OS, SURROGATE);
        session.renewed(Leases.agreed(session.id(), session.attendees(), all(), until, relay.now()));
        assertThat(session.state()).isEqualTo(EveningState.LIVE);
        return session;
    }

    private LiveSession session(EveningState state, Set<Seat> awaited) {
        Evening evening = new Evening(
                new EveningId(new UUID(7, 7)),
                START,
                END,
                state,
                START,
                awaited,
                List.of(
                        new Party(HUMAN, Role.HUMAN, new DisplayName("Alex"), new AccountId("a1"), null),
                        new Party(OS, Role.OS, new DisplayName("Sam"), new AccountId("a3"), new AccountId("a7")),
                        new Party(SURROGATE, Role.SURROGATE, new DisplayName("Robin"), new AccountId("a4"), null)));
        AtomicReference<LiveSession> made = new AtomicReference<>();
        LiveSession session = new LiveSession(
                evening,
                relay,
                wall::get,
                notice -> Optional.of(new Clip(List.of(new byte[] {1}))),
                LiveSettings.USUAL,
                new OnEvening() {
                    @Override
                    public void changed(EveningId evening) {
                        // Views are another test's business.
                    }

                    @Override
                    public void stateChanged(EveningId evening) {
                        states.add(made.get().state());
                    }
                });
        made.set(session);
        return session;
    }

    private static void enter(LiveSession session, Seat... seats) {
        for (Seat seat : seats) {
            assertThat(session.enter(seat, PresentedBy.PERSON)).isTrue();
        }
    }

    private static void connect(LiveSession session, Seat... seats) {
        for (Seat seat : seats) {
            LegId leg = new LegId("leg-" + seat.name());
            session.legOpened(seat, leg, PresentedBy.PERSON);
            session.legConnected(new SeatId(seat.name()), leg, false);
        }
    }

    private void agree(LiveSession session, Subject... subjects) {
        session.renewed(Leases.agreed(session.id(), session.attendees(), List.of(subjects), END, relay.now()));
    }

    private void renew(LiveSession session) {
        session.renewed(Leases.agreed(session.id(), session.attendees(), all(), END, relay.now()));
    }

    private List<Subject> all() {
        return ConsentRules.sheet(LiveSession.attendees(
                        session(EveningState.PREPARING, Set.of()).evening()))
                .stream()
                .filter(subject -> subject.what() != What.PRIVATE)
                .toList();
    }

    private Set<Route> flowing(LiveSession session) {
        return relay.flowing(session.room());
    }

    private List<String> words(LiveSession session) {
        return flowing(session).stream()
                .map(route -> route.from().value() + " " + route.upSlot() + " > " + route.downSlot())
                .toList();
    }
}
