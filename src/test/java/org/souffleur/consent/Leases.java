package org.souffleur.consent;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;

/** Lets tests of other packages hold a lease without a database; only this package can make one. */
public final class Leases {
    private Leases() {}

    /** Everybody whom it needs says yes to each of these, until then. */
    public static ConsentLease agreed(
            EveningId evening, List<Attendee> parties, List<Subject> subjects, Instant until, long readAtNanos) {
        Map<Subject, Set<Seat>> words = new HashMap<>();
        subjects.forEach(subject -> words.put(subject, ConsentRules.needs(subject, parties)));
        return of(evening, parties, words, until, readAtNanos);
    }

    /** What a reading of the ledger found, each yes until then. */
    public static ConsentLease of(
            EveningId evening, List<Attendee> parties, Map<Subject, Set<Seat>> words, Instant until, long readAtNanos) {
        Map<Subject, Map<Seat, Instant>> yes = new HashMap<>();
        words.forEach((subject, seats) -> {
            Map<Seat, Instant> ends = new HashMap<>();
            seats.forEach(seat -> ends.put(seat, until));
            yes.put(subject, ends);
        });
        Standing standing = new Standing(yes);
        return new ConsentLease(
                evening,
                standing,
                ConsentRules.scope(standing, parties),
                readAtNanos,
                readAtNanos + IssueLeases.LEASE.toNanos());
    }
}
