package org.souffleur.consent;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.souffleur.consent.ledger.Chapter;
import org.souffleur.consent.ledger.EntryKind;
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

    /**
     * Reads a chapter. The latest word counts by when it was said, not by when it was written: a yes that hung on its
     * way into the ledger never outlives a no that was said after it. What cannot be read gives nobody a yes.
     */
    public static Standing of(Chapter chapter) {
        Map<Subject, Map<Seat, Instant>> yes = new HashMap<>();
        Map<Subject, Map<Seat, Instant>> noAt = new HashMap<>();
        Instant overAt = Instant.MIN;
        for (LedgerEntry entry : chapter.entries()) {
            Optional<Subject> subject = Subject.parse(entry.subject());
            Optional<Seat> seat = speaker(chapter, entry);
            if (entry.kind() == EntryKind.STOP || entry.kind() == EntryKind.END) {
                overAt = later(overAt, entry.at());
                yes.clear();
            } else if (subject.isPresent() && seat.isPresent()) {
                Map<Seat, Instant> yeses = yes.computeIfAbsent(subject.get(), s -> new HashMap<>());
                Map<Seat, Instant> noes = noAt.computeIfAbsent(subject.get(), s -> new HashMap<>());
                Instant until = entry.until();
                Instant no = later(overAt, noes.getOrDefault(seat.get(), Instant.MIN));
                if (entry.kind() == EntryKind.WITHDRAW) {
                    noes.put(seat.get(), later(no, entry.at()));
                    yeses.remove(seat.get());
                } else if (until != null && entry.at().isAfter(no)) {
                    yeses.put(seat.get(), until);
                }
            }
        }
        return new Standing(yes);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
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
