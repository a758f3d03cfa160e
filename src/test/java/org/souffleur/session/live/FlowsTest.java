package org.souffleur.session.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.souffleur.booking.EveningState;
import org.souffleur.consent.Attendee;
import org.souffleur.consent.ConsentRules;
import org.souffleur.consent.Scope;
import org.souffleur.consent.Subject;
import org.souffleur.consent.Subject.What;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.media.Slot;
import org.souffleur.people.Role;
import org.souffleur.people.Seat;

class FlowsTest {
    private static final Seat HUMAN = new Seat("s1");
    private static final Seat OS = new Seat("s2");
    private static final Seat SURROGATE = new Seat("s3");
    private static final List<Attendee> THREE = List.of(
            new Attendee(HUMAN, Role.HUMAN), new Attendee(OS, Role.OS), new Attendee(SURROGATE, Role.SURROGATE));
    private static final Set<Seat> ALL = Set.of(HUMAN, OS, SURROGATE);
    private static final Instant NOW = Instant.parse("2026-05-01T20:00:00Z");

    @Test
    void liveCarriesEachThingThatWasAgreedToAndNothingElse() {
        assertThat(routes(EveningState.LIVE, everythingBut(What.PRIVATE), Set.of()))
                .containsExactlyInAnyOrder(
                        "s2 voice > s1 voice",
                        "s2 voice > s3 voice",
                        "s2 whisper > s3 whisper",
                        "s1 mic > s2 mic1",
                        "s3 mic > s2 mic2",
                        "s1 camera > s2 camera1",
                        "s3 camera > s2 camera2");
        assertThat(routes(EveningState.LIVE, Scope.NOTHING, ALL)).isEmpty();
    }

    @Test
    void eachSubjectOpensItsOwnRoutesAlone() {
        assertThat(routes(EveningState.LIVE, only(Subject.of(What.VOICE)), Set.of()))
                .containsExactlyInAnyOrder("s2 voice > s1 voice", "s2 voice > s3 voice");
        assertThat(routes(EveningState.LIVE, only(Subject.of(What.CUES)), Set.of()))
                .containsExactly("s2 whisper > s3 whisper");
        assertThat(routes(EveningState.LIVE, only(Subject.mic(HUMAN)), Set.of()))
                .containsExactly("s1 mic > s2 mic1");
        assertThat(routes(EveningState.LIVE, only(Subject.lens(SURROGATE)), Set.of()))
                .containsExactly("s3 camera > s2 camera2");
        for (What act : List.of(What.WALK, What.HANDS, What.EMBRACE, What.DANCE, What.PRIVATE)) {
            assertThat(routes(EveningState.LIVE, only(Subject.of(act)), ALL))
                    .as("%s", act)
                    .isEmpty();
        }
    }

    @Test
    void nothingFlowsBeforeLiveNorPausedNorAfterwards() {
        Set<EveningState> silent = EnumSet.of(
                EveningState.PREPARING,
                EveningState.AT_DOOR,
                EveningState.PAUSED,
                EveningState.ENDED,
                EveningState.STOPPED);
        for (EveningState state : silent) {
            assertThat(routes(state, everythingBut(What.PRIVATE), ALL))
                    .as("%s", state)
                    .isEmpty();
        }
    }

    @Test
    void outOfRoleCarriesOnlyTheMicrophoneOfWhoPressesAndAgreed() {
        Scope all = everythingBut(What.PRIVATE);
        assertThat(routes(EveningState.OUT_OF_ROLE, all, Set.of())).isEmpty();
        assertThat(routes(EveningState.OUT_OF_ROLE, all, Set.of(SURROGATE))).containsExactly("s3 mic > s2 mic2");
        assertThat(routes(EveningState.OUT_OF_ROLE, only(Subject.of(What.VOICE)), Set.of(SURROGATE)))
                .isEmpty();
    }

    @Test
    void everyLensIsDarkDuringPrivate() {
        assertThat(routes(EveningState.LIVE, everythingBut(), Set.of())).noneMatch(route -> route.contains("camera"));
    }

    @Test
    void nobodyHearsThemselvesAndNoPersonIsCarriedToAnotherPerson() {
        for (EveningState state : EveningState.values()) {
            for (Route route : new Flows(THREE).routes(state, everythingBut(What.PRIVATE), ALL, ALL, NOW)) {
                assertThat(route.from()).isNotEqualTo(route.to());
                assertThat(Set.of(route.from().value(), route.to().value())).contains("s2");
            }
        }
    }

    @Test
    void whoHasNotComeInNeitherHearsNorIsHeard() {
        Set<Route> routes = new Flows(THREE)
                .routes(EveningState.LIVE, everythingBut(What.PRIVATE), Set.of(HUMAN, OS), Set.of(), NOW);
        assertThat(routes)
                .isNotEmpty()
                .noneMatch(route -> (route.from().value() + route.to().value()).contains("s3"));
    }

    @Test
    void aYesThatEndsClosesItsRouteAtThatMoment() {
        Instant end = NOW.plusSeconds(5);
        Scope scope = new Scope(Map.of(Subject.of(What.VOICE), end));
        Flows flows = new Flows(THREE);
        assertThat(flows.routes(EveningState.LIVE, scope, ALL, Set.of(), end.minusNanos(1)))
                .hasSize(2);
        assertThat(flows.routes(EveningState.LIVE, scope, ALL, Set.of(), end)).isEmpty();
    }

    @Test
    void twoPartiesAndManyPartiesArePlannedByTheSameTable() {
        List<Attendee> two = List.of(new Attendee(HUMAN, Role.HUMAN), new Attendee(OS, Role.OS));
        assertThat(words(new Flows(two).routes(EveningState.LIVE, scope(two, Set.of()), ALL, Set.of(), NOW)))
                .contains("s2 voice > s1 voice", "s1 mic > s2 mic1")
                .noneMatch(route -> route.contains("whisper"));

        List<Attendee> six = List.of(
                new Attendee(new Seat("s1"), Role.HUMAN),
                new Attendee(new Seat("s2"), Role.OS),
                new Attendee(new Seat("s3"), Role.SURROGATE),
                new Attendee(new Seat("s4"), Role.HUMAN),
                new Attendee(new Seat("s5"), Role.OS),
                new Attendee(new Seat("s6"), Role.SURROGATE));
        Set<Seat> present = six.stream().map(Attendee::seat).collect(Collectors.toSet());
        assertThat(words(new Flows(six)
                        .routes(EveningState.LIVE, scope(six, Set.of(What.PRIVATE)), present, Set.of(), NOW)))
                .contains("s5 voice > s1 voice2", "s2 voice > s6 voice", "s6 camera > s5 camera4", "s4 mic > s2 mic3");
    }

    @Test
    void everyRouteUsesSlotsThatTheSeatsHave() {
        for (Route route : new Flows(THREE).routes(EveningState.LIVE, everythingBut(What.PRIVATE), ALL, ALL, NOW)) {
            assertThat(names(SeatPlans.of(role(route.from().value())).up())).contains(route.upSlot());
            assertThat(names(SeatPlans.of(role(route.to().value())).down())).contains(route.downSlot());
        }
    }

    @Test
    void everyStateHasItsLineInTheTable() {
        assertThat(Flows.TABLE.keySet()).containsExactlyInAnyOrder(EveningState.values());
    }

    private static Role role(String seat) {
        return switch (seat) {
            case "s1" -> Role.HUMAN;
            case "s2" -> Role.OS;
            default -> Role.SURROGATE;
        };
    }

    private static List<String> names(List<Slot> slots) {
        return slots.stream().map(Slot::name).toList();
    }

    private static Set<String> routes(EveningState state, Scope scope, Set<Seat> talking) {
        return words(new Flows(THREE).routes(state, scope, ALL, talking, NOW));
    }

    private static Set<String> words(Set<Route> routes) {
        return routes.stream()
                .map(route -> route.from().value() + " " + route.upSlot() + " > "
                        + route.to().value() + " " + route.downSlot())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Scope only(Subject subject) {
        return new Scope(Map.of(subject, NOW.plusSeconds(60)));
    }

    private static Scope everythingBut(What... not) {
        return scope(THREE, Set.of(not));
    }

    private static Scope scope(List<Attendee> parties, Set<What> not) {
        Map<Subject, Instant> until = new HashMap<>();
        ConsentRules.sheet(parties).stream()
                .filter(subject -> !not.contains(subject.what()))
                .forEach(subject -> until.put(subject, NOW.plusSeconds(60)));
        return new Scope(until);
    }

    @Test
    void aMannequinsMicrophoneIsHeardInRoleOnlyAndItHasNoLens() {
        List<Attendee> rehearsed = List.of(new Attendee(OS, Role.OS), new Attendee(SURROGATE, Role.SURROGATE, true));
        Flows flows = new Flows(rehearsed);
        Route mic = new Route(new SeatId("s3"), "mic", new SeatId("s2"), "mic1");
        for (EveningState state : EveningState.values()) {
            Set<Route> routes = flows.routes(state, Scope.NOTHING, Set.of(OS, SURROGATE), Set.of(), NOW);
            assertThat(routes).as("%s", state).isEqualTo(state == EveningState.LIVE ? Set.of(mic) : Set.of());
        }
        assertThat(flows.routes(EveningState.LIVE, Scope.NOTHING, Set.of(OS), Set.of(), NOW))
                .as("it has not been brought in")
                .isEmpty();
    }
}
