package org.souffleur.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.souffleur.consent.Subject.What;
import org.souffleur.people.Role;
import org.souffleur.people.Seat;

/**
 * Whose yes each subject needs, and what is allowed once they are there. Hesitation is not consent: only a yes counts.
 *
 * <p>A thing (a mannequin in a rehearsal) is asked for nothing and holds nothing that could be said yes to. That opens
 * nothing by itself: what needs the yes of others still needs all of theirs, and what nobody is left to say yes to is
 * not allowed.
 */
public final class ConsentRules {
    private ConsentRules() {}

    /** Everything that can be said yes to in an evening of these parties, in the order of the sheet. */
    public static List<Subject> sheet(List<Attendee> parties) {
        List<Subject> sheet = new ArrayList<>();
        for (What what : What.values()) {
            if (what.isHeld()) {
                parties.stream()
                        .filter(Attendee::isPerson)
                        .forEach(party -> sheet.add(new Subject(what, party.seat())));
            } else {
                sheet.add(Subject.of(what));
            }
        }
        return List.copyOf(sheet);
    }

    /** Whose yes it needs; empty where these parties have no such subject. */
    public static Set<Seat> needs(Subject subject, List<Attendee> parties) {
        Seat holder = subject.holder();
        if (holder != null && seats(parties, Attendee::isPerson).stream().noneMatch(holder::equals)) {
            return Set.of();
        }
        return switch (subject.what()) {
            case VOICE, WALK, HANDS, EMBRACE, DANCE, PRIVATE, TRANSCRIPT, RECORDING ->
                seats(parties, party -> !party.thing());
            case MIC, LENS, PLACE -> seats(parties, Attendee::isPerson);
            case CUES ->
                seats(parties, party -> !party.thing() && (party.role() == Role.SURROGATE || party.role() == Role.OS));
        };
    }

    /** What everybody whom it needs has said yes to, each until the first of their yeses ends. */
    public static Scope scope(Standing standing, List<Attendee> parties) {
        Map<Subject, Instant> allowed = new LinkedHashMap<>();
        for (Subject subject : sheet(parties)) {
            sharedUntil(standing, subject, needs(subject, parties)).ifPresent(until -> allowed.put(subject, until));
        }
        return new Scope(allowed);
    }

    private static Optional<Instant> sharedUntil(Standing standing, Subject subject, Set<Seat> needed) {
        Instant first = Instant.MAX;
        for (Seat seat : needed) {
            Optional<Instant> until = standing.until(subject, seat);
            if (until.isEmpty()) {
                return Optional.empty();
            }
            first = until.get().isBefore(first) ? until.get() : first;
        }
        return needed.isEmpty() ? Optional.empty() : Optional.of(first);
    }

    private static Set<Seat> seats(List<Attendee> parties, Predicate<Attendee> which) {
        Set<Seat> seats = new LinkedHashSet<>();
        parties.stream().filter(which).map(Attendee::seat).sorted().forEach(seats::add);
        return seats;
    }
}
