package org.souffleur.consent;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.souffleur.consent.Subject.What;
import org.souffleur.people.Seat;

/**
 * What may happen, each until its own end: the intersection of everybody's yes.
 *
 * @param until exclusive; at that moment it has ended, as if it had been withdrawn
 */
public record Scope(Map<Subject, Instant> until) {
    public static final Scope NOTHING = new Scope(Map.of());

    public Scope {
        until = Map.copyOf(until);
    }

    public boolean covers(Subject subject, Instant now) {
        Instant end = until.get(subject);
        return end != null && now.isBefore(end);
    }

    public boolean covers(What what, Instant now) {
        return covers(Subject.of(what), now);
    }

    public boolean coversMic(Seat holder, Instant now) {
        return covers(Subject.mic(holder), now);
    }

    public boolean coversLens(Seat holder, Instant now) {
        return covers(Subject.lens(holder), now);
    }

    public Optional<Instant> end(Subject subject, Instant now) {
        return covers(subject, now) ? Optional.ofNullable(until.get(subject)) : Optional.empty();
    }
}
