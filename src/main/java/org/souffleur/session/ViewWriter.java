package org.souffleur.session;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.souffleur.booking.Evening;
import org.souffleur.booking.Party;
import org.souffleur.consent.Attendee;
import org.souffleur.consent.ConsentRules;
import org.souffleur.consent.Subject;
import org.souffleur.consent.Subject.What;
import org.souffleur.media.Route;
import org.souffleur.people.Role;
import org.souffleur.people.Seat;
import org.souffleur.session.EveningView.FlowView;
import org.souffleur.session.EveningView.PartyView;
import org.souffleur.session.EveningView.SheetLine;
import org.souffleur.session.EveningView.Wait;
import org.souffleur.session.live.LiveSession;
import org.souffleur.session.live.PresentedBy;
import org.souffleur.session.live.Snapshot;

/** Puts an evening into the words and lists that a viewer gets. Pure. */
final class ViewWriter {
    private final DateTimeFormatter clock;

    ViewWriter(ZoneId zone) {
        this.clock = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone);
    }

    EveningView write(Snapshot evening, @Nullable Seat viewer, Instant now) {
        List<Attendee> attendees = LiveSession.attendees(evening.evening());
        return new EveningView(
                evening.evening().id().toString(),
                evening.state().wire(),
                evening.since(),
                evening.evening().endsAt(),
                viewer == null ? null : viewer.name(),
                note(evening, viewer, now),
                waits(evening, now),
                evening.evening().parties().stream()
                        .map(party -> party(evening, party))
                        .toList(),
                ConsentRules.sheet(attendees).stream()
                        .map(subject -> line(evening, subject, attendees, now))
                        .toList(),
                evening.routes().stream()
                        .map(route -> new FlowView(
                                route.from().value(), route.upSlot(), route.to().value(), route.downSlot()))
                        .sorted((a, b) -> (a.from() + a.up() + a.to()).compareTo(b.from() + b.up() + b.to()))
                        .toList(),
                sentence(evening, now));
    }

    static EveningSummary summary(Evening evening, String state, @Nullable Party viewer, Role role, boolean open) {
        return new EveningSummary(
                evening.id().toString(),
                state,
                evening.startsAt(),
                evening.endsAt(),
                role.wire(),
                viewer == null ? null : viewer.seat().name(),
                evening.parties().stream()
                        .filter(party -> viewer == null || !party.seat().equals(viewer.seat()))
                        .map(party -> party.name().shown())
                        .toList(),
                open);
    }

    private static PartyView party(Snapshot evening, Party party) {
        String seat = party.seat().name();
        return new PartyView(
                seat,
                party.role().wire(),
                party.name().shown(),
                presentedBy(evening, party).wire(),
                evening.present().contains(party.seat()),
                evening.connected().contains(party.seat()),
                !evening.lost().contains(party.seat()),
                ends(evening, route -> route.to().value().equals(seat) && isSound(route), true),
                ends(evening, route -> route.from().value().equals(seat) && isSound(route), false),
                ends(evening, route -> route.from().value().equals(seat) && !isSound(route), false));
    }

    private static PresentedBy presentedBy(Snapshot evening, Party party) {
        PresentedBy unknown = party.recording()
                ? PresentedBy.RECORDING
                : party.role() == Role.OS ? PresentedBy.PROGRAM : PresentedBy.PERSON;
        return evening.presentedBy().getOrDefault(party.seat(), unknown);
    }

    private static List<String> ends(Snapshot evening, Predicate<Route> which, boolean from) {
        return evening.routes().stream()
                .filter(which)
                .map(route -> from ? route.from().value() : route.to().value())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isSound(Route route) {
        return !route.upSlot().equals("camera");
    }

    private static SheetLine line(Snapshot evening, Subject subject, List<Attendee> attendees, Instant now) {
        return new SheetLine(
                subject.wire(),
                subject.kind().wire(),
                title(evening, subject),
                names(ConsentRules.needs(subject, attendees)),
                names(evening.standing().yesTo(subject, now)),
                evening.scope().covers(subject, now),
                evening.scope().end(subject, now).orElse(null));
    }

    private static String title(Snapshot evening, Subject subject) {
        Seat holder = subject.holder();
        String whose = holder == null ? "" : name(evening, holder) + "'s ";
        return switch (subject.what()) {
            case VOICE -> "Voice";
            case WALK -> "Walk";
            case HANDS -> "Hands";
            case EMBRACE -> "Embrace";
            case DANCE -> "Dance";
            case PRIVATE -> "Private (every lens goes dark)";
            case MIC -> whose + "microphone";
            case LENS -> whose + "lens";
            case CUES -> "Cues and whispers";
            case TRANSCRIPT -> "Transcript";
            case RECORDING -> "Recording";
            case PLACE -> "Place";
        };
    }

    private String sentence(Snapshot evening, Instant now) {
        if (evening.state().isOver()) {
            return "It is over. Nothing is heard, nothing is seen.";
        }
        List<Subject> agreed = ConsentRules.sheet(LiveSession.attendees(evening.evening())).stream()
                .filter(subject -> evening.scope().covers(subject, now))
                .toList();
        String end = clock.format(evening.evening().endsAt());
        if (agreed.isEmpty()) {
            return "Tonight until " + end + ": nothing is agreed yet.";
        }
        String shared = agreed.stream()
                .filter(subject -> subject.holder() == null)
                .map(subject -> subject.what().wire())
                .collect(Collectors.joining(", "));
        Stream<String> devices = agreed.stream()
                .filter(subject -> subject.holder() != null)
                .map(subject -> title(evening, subject) + ": " + deviceWord(evening, subject, now) + ".");
        return Stream.concat(
                        Stream.of("Tonight until " + end + (shared.isEmpty() ? "." : ": " + shared + ".")), devices)
                .collect(Collectors.joining(" "));
    }

    private static String deviceWord(Snapshot evening, Subject subject, Instant now) {
        boolean dark = subject.what() == What.LENS && evening.scope().covers(What.PRIVATE, now);
        return dark ? "dark" : "yes";
    }

    private String note(Snapshot evening, @Nullable Seat viewer, Instant now) {
        return switch (evening.state()) {
            case PREPARING -> "Nobody has come in yet.";
            case AT_DOOR -> atTheDoor(evening, viewer, now);
            case LIVE -> {
                List<Seat> lost = lostOses(evening);
                if (!lost.isEmpty()) {
                    yield lineIsLost(evening, viewer, lost);
                }
                yield evening.scope().covers(What.VOICE, now)
                        ? ""
                        : "Nobody's voice is carried: voice is not agreed to by everybody.";
            }
            case OUT_OF_ROLE ->
                "Out of role. The voice and the cues are off" + waitingFor(evening, viewer, evening.awaited()) + ".";
            case PAUSED -> paused(evening, viewer);
            case ENDED -> "The evening has ended. Nothing flows any more.";
            case STOPPED -> "The evening was stopped. Nothing flows any more, and nobody can come in again.";
        };
    }

    /** What {@link #note} says, as data; the two are tested together. */
    private static List<Wait> waits(Snapshot evening, Instant now) {
        return switch (evening.state()) {
            case PREPARING, LIVE, ENDED, STOPPED -> List.of();
            case AT_DOOR -> waitsAtTheDoor(evening, now).stream().toList();
            case OUT_OF_ROLE -> wait("step-back", evening.awaited()).stream().toList();
            case PAUSED ->
                Stream.of(
                                evening.leaseHolds()
                                        ? Optional.<Wait>empty()
                                        : Optional.of(new Wait("records", List.of())),
                                wait("found", evening.notFound()),
                                wait("yes", evening.awaited()))
                        .flatMap(Optional::stream)
                        .toList();
        };
    }

    /** One thing at a time: the next would only confuse who cannot do anything about it yet. */
    private static Optional<Wait> waitsAtTheDoor(Snapshot evening, Instant now) {
        if (!evening.leaseHolds()) {
            return Optional.of(new Wait("records", List.of()));
        }
        return wait("arrival", without(evening, evening.present()))
                .or(() ->
                        wait("yes-to-voice", without(evening, evening.standing().yesTo(Subject.of(What.VOICE), now))))
                .or(() -> wait("line", without(evening, evening.connected())));
    }

    private static Set<Seat> without(Snapshot evening, Set<Seat> seats) {
        return evening.evening().parties().stream()
                .map(Party::seat)
                .filter(seat -> !seats.contains(seat))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Wait> wait(String what, Set<Seat> seats) {
        return seats.isEmpty() ? Optional.empty() : Optional.of(new Wait(what, names(seats)));
    }

    private static String atTheDoor(Snapshot evening, @Nullable Seat viewer, Instant now) {
        if (!evening.leaseHolds()) {
            return recordsAway();
        }
        List<Seat> missing = evening.evening().parties().stream()
                .map(Party::seat)
                .filter(seat -> !evening.present().contains(seat))
                .toList();
        if (!missing.isEmpty()) {
            return "Waiting for " + people(evening, viewer, missing) + ".";
        }
        Subject voice = Subject.of(What.VOICE);
        Set<Seat> yes = evening.standing().yesTo(voice, now);
        List<Seat> silent = evening.evening().parties().stream()
                .map(Party::seat)
                .filter(seat -> !yes.contains(seat))
                .toList();
        if (!silent.isEmpty()) {
            return "It begins when everybody has said yes to voice; waiting for " + people(evening, viewer, silent)
                    + ".";
        }
        List<Seat> unconnected = evening.evening().parties().stream()
                .map(Party::seat)
                .filter(seat -> !evening.connected().contains(seat))
                .toList();
        return unconnected.isEmpty() ? "" : "Connecting " + people(evening, viewer, unconnected) + ".";
    }

    private static String paused(Snapshot evening, @Nullable Seat viewer) {
        List<String> sentences = new ArrayList<>();
        if (!evening.leaseHolds()) {
            sentences.add(recordsAway());
        }
        if (!evening.notFound().isEmpty()) {
            sentences.add(people(evening, viewer, List.copyOf(evening.notFound()))
                    + " cannot be found; it goes on when the connection is back.");
        }
        if (!evening.awaited().isEmpty()) {
            sentences.add("Paused; nothing is heard or seen. It goes on with the yes of "
                    + people(evening, viewer, List.copyOf(evening.awaited())) + ".");
        }
        return sentences.isEmpty() ? "Paused; nothing is heard or seen." : String.join(" ", sentences);
    }

    /** Not the same as an OS that is there and quiet. */
    private static String lineIsLost(Snapshot evening, @Nullable Seat viewer, List<Seat> lost) {
        boolean plural = lost.size() > 1 || isOneOf(viewer, Set.copyOf(lost));
        String who = people(evening, viewer, lost);
        return Character.toUpperCase(who.charAt(0)) + who.substring(1) + (plural ? " are" : " is")
                + " not found: the line is lost. Cues wait. Nothing is needed from you; it goes on by itself when the"
                + " line is back.";
    }

    private static List<Seat> lostOses(Snapshot evening) {
        return evening.evening().parties().stream()
                .filter(party -> party.role() == Role.OS)
                .map(Party::seat)
                .filter(evening.lost()::contains)
                .toList();
    }

    private static String recordsAway() {
        return "The consent records cannot be read just now, so everything is held: nothing is heard or seen."
                + " It goes on by itself when they can be read again.";
    }

    private static String waitingFor(Snapshot evening, @Nullable Seat viewer, Set<Seat> awaited) {
        return awaited.isEmpty()
                ? ""
                : " until " + people(evening, viewer, List.copyOf(awaited))
                        + (awaited.size() == 1 && !isOneOf(viewer, awaited) ? " steps back in" : " step back in");
    }

    private static boolean isOneOf(@Nullable Seat viewer, Set<Seat> seats) {
        return viewer != null && seats.contains(viewer);
    }

    private static String people(Snapshot evening, @Nullable Seat viewer, List<Seat> seats) {
        List<String> names = seats.stream()
                .sorted()
                .map(seat -> seat.equals(viewer) ? "you" : name(evening, seat))
                .toList();
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static String name(Snapshot evening, Seat seat) {
        return Optional.of(evening.evening())
                .flatMap(found -> found.party(seat))
                .map(party -> party.name().shown())
                .orElse(seat.name());
    }

    private static List<String> names(Set<Seat> seats) {
        return seats.stream().sorted().map(Seat::name).toList();
    }
}
