package org.souffleur.session.live;

import static org.souffleur.booking.EveningState.AT_DOOR;
import static org.souffleur.booking.EveningState.ENDED;
import static org.souffleur.booking.EveningState.LIVE;
import static org.souffleur.booking.EveningState.OUT_OF_ROLE;
import static org.souffleur.booking.EveningState.PAUSED;
import static org.souffleur.booking.EveningState.PREPARING;
import static org.souffleur.booking.EveningState.STOPPED;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.souffleur.booking.EveningState;
import org.souffleur.consent.Attendee;
import org.souffleur.consent.Scope;
import org.souffleur.consent.Subject.What;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.people.Role;
import org.souffleur.people.Seat;

/**
 * What flows, by state: the table, and what follows from it and from everybody's yes. Pure.
 *
 * <p>People in one room hear each other by air; nothing here carries one person's microphone to another person (V12).
 * While <em>private</em> is agreed to, every lens is dark, whatever was said about lenses.
 */
public final class Flows {
    /** When a microphone reaches the OS, given its consent. */
    enum Microphones {
        OFF,
        WHILE_PRESSED,
        ON
    }

    /** One line of the table. */
    record Line(boolean osVoice, boolean whisper, Microphones microphones, boolean lenses, Set<Notice> notices) {}

    static final Map<EveningState, Line> TABLE = Map.of(
            // state                   voice  whisper  microphones → OS           lenses  the house says
            PREPARING, new Line(false, false, Microphones.OFF, false, Set.of()),
            AT_DOOR, new Line(false, false, Microphones.OFF, false, Set.of()),
            LIVE, new Line(true, true, Microphones.ON, true, Set.of(Notice.AN_AI_SPEAKS)),
            OUT_OF_ROLE, new Line(false, false, Microphones.WHILE_PRESSED, false, Set.of()),
            PAUSED, new Line(false, false, Microphones.OFF, false, Set.of(Notice.CALM_PAUSE)),
            ENDED, new Line(false, false, Microphones.OFF, false, Set.of()),
            STOPPED, new Line(false, false, Microphones.OFF, false, Set.of()));

    private final List<Seat> people;
    private final List<Seat> surrogates;
    private final List<Seat> oses;
    private final List<Seat> things;

    /** The flows among these parties. */
    public Flows(List<Attendee> parties) {
        people = seats(parties, Set.of(Role.HUMAN, Role.SURROGATE));
        surrogates = seats(parties, Set.of(Role.SURROGATE));
        oses = seats(parties, Set.of(Role.OS));
        things = parties.stream().filter(Attendee::thing).map(Attendee::seat).toList();
    }

    /**
     * The routes that are open.
     *
     * @param present who has come in; nothing flows to or from anybody else
     * @param talking who presses to talk to the OS while out of role
     */
    public Set<Route> routes(EveningState state, Scope scope, Set<Seat> present, Set<Seat> talking, Instant now) {
        Line line = line(state);
        Set<Route> routes = new LinkedHashSet<>();
        for (int i = 0; i < oses.size() && i < 2; i++) {
            Seat os = oses.get(i);
            if (line.osVoice() && scope.covers(What.VOICE, now)) {
                String ear = i == 0 ? "voice" : "voice2";
                people.forEach(person -> routes.add(route(os, "voice", person, ear)));
            }
            if (line.whisper() && i == 0 && scope.covers(What.CUES, now)) {
                surrogates.forEach(surrogate -> routes.add(route(os, "whisper", surrogate, "whisper")));
            }
            for (int k = 0; k < people.size() && k < SeatPlans.OS_RECEIVES; k++) {
                Seat person = people.get(k);
                if (microphoneIsOn(line, talking.contains(person)) && mayBeHeard(person, scope, now)) {
                    routes.add(route(person, "mic", os, "mic" + (k + 1)));
                }
                if (line.lenses() && scope.coversLens(person, now) && !scope.covers(What.PRIVATE, now)) {
                    routes.add(route(person, "camera", os, "camera" + (k + 1)));
                }
            }
        }
        routes.removeIf(route -> !isPresent(route.from(), present) || !isPresent(route.to(), present));
        return routes;
    }

    /** What the house itself says on entering the state. */
    public static Set<Notice> notices(EveningState state) {
        return line(state).notices();
    }

    private static Line line(EveningState state) {
        Line line = TABLE.get(state);
        if (line == null) {
            throw new IllegalStateException("every state has its line in the table");
        }
        return line;
    }

    /** A mannequin's microphone is a recording that overhears nobody: there is nobody whose yes it needs. */
    private boolean mayBeHeard(Seat seat, Scope scope, Instant now) {
        return things.contains(seat) || scope.coversMic(seat, now);
    }

    private static boolean microphoneIsOn(Line line, boolean pressed) {
        return switch (line.microphones()) {
            case OFF -> false;
            case WHILE_PRESSED -> pressed;
            case ON -> true;
        };
    }

    private static Route route(Seat from, String up, Seat to, String down) {
        return new Route(new SeatId(from.name()), up, new SeatId(to.name()), down);
    }

    private static boolean isPresent(SeatId seat, Set<Seat> present) {
        return present.contains(new Seat(seat.value()));
    }

    private static List<Seat> seats(List<Attendee> parties, Set<Role> roles) {
        return parties.stream()
                .filter(party -> roles.contains(party.role()))
                .map(Attendee::seat)
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
