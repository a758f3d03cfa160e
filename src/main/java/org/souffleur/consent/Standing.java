package org.souffleur.consent;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.souffleur.consent.ledger.Chapter;
import org.souffleur.consent.ledger.LedgerEntry;
import org.souffleur.people.Seat;

/** Each seat's own standing yeses, as the ledger tells them: the latest word of each seat on each subject. */
public record Standing(Map<Subject, Map<Seat, Instant>> yes) {
    public static final Standing NOTHING = new Standing(Map.of());

    public Standing {
        Map<Subject, Map<Seat, Instant>> copy = new HashMap<>();
        yes.forEach((subject, seats) -> copy.put(subject, Map.copyOf(seats)));
        yes = Map.copyOf(copy);
    }

    /** Reads a chapter from its first entry to its last. What it cannot read gives nobody a yes. */
    public static Standing of(Chapter chapter) {
        Map<Subject, Map<Seat, Instant>> yes = new HashMap<>();
        for (LedgerEntry entry : chapter.entries()) {
            switch (entry.kind()) {
                case STOP, END -> yes.clear();
                case GRANT ->
                    speaker(chapter, entry)
                            .ifPresent(seat -> Subject.parse(entry.subject())
                                    .ifPresent(subject -> put(yes, subject, seat, entry)));
                case WITHDRAW ->
                    speaker(chapter, entry)
                            .ifPresent(seat -> Subject.parse(entry.subject())
                                    .ifPresent(subject -> yes.getOrDefault(subject, new HashMap<>())
                                            .remove(seat)));
            }
        }
        return new Standing(yes);
    }

    private static void put(Map<Subject, Map<Seat, Instant>> yes, Subject subject, Seat seat, LedgerEntry entry) {
        Instant until = entry.until();
        if (until != null) {
            yes.computeIfAbsent(subject, s -> new HashMap<>()).put(seat, until);
        }
    }

    private static Optional<Seat> speaker(Chapter chapter, LedgerEntry entry) {
        return Optional.ofNullable(entry.party()).map(chapter.seats()::get);
    }

    /** When this seat's yes to this ends; empty where there is none. */
    public Optional<Instant> until(Subject subject, Seat seat) {
        return Optional.ofNullable(yes.getOrDefault(subject, Map.of()).get(seat));
    }

    /** Who says yes to this now. */
    public Set<Seat> yesTo(Subject subject, Instant now) {
        Set<Seat> seats = new LinkedHashSet<>();
        yes.getOrDefault(subject, Map.of()).entrySet().stream()
                .filter(grant -> now.isBefore(grant.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(seats::add);
        return seats;
    }

    /** The same without this seat's yes to this: for a withdrawal that the ledger does not hold yet. */
    public Standing without(Subject subject, Seat seat) {
        Map<Subject, Map<Seat, Instant>> left = new HashMap<>(yes);
        Map<Seat, Instant> seats = new HashMap<>(yes.getOrDefault(subject, Map.of()));
        seats.remove(seat);
        left.put(subject, seats);
        return new Standing(left);
    }
}
