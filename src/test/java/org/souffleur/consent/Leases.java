package org.souffleur.consent;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;

/** Lets tests of other packages hold a lease without a database; only this package can make one. */
public final class Leases {
    private Leases() {}

    /** Everybody whom it needs says yes to each of these, until then. */
    public static ConsentLease agreed(
            EveningId evening, List<Attendee> parties, List<Subject> subjects, Instant until, long readAtNanos) {
        Map<Subject, Map<Seat, Instant>> yes = new HashMap<>();
        for (Subject subject : subjects) {
            Map<Seat, Instant> seats = new HashMap<>();
            ConsentRules.needs(subject, parties).forEach(seat -> seats.put(seat, until));
            yes.put(subject, seats);
        }
        Standing standing = new Standing(yes);
        return new ConsentLease(
                evening,
                standing,
                ConsentRules.scope(standing, parties),
                readAtNanos,
                readAtNanos + IssueLeases.LEASE.toNanos());
    }
}
