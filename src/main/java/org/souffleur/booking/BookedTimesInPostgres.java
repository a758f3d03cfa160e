package org.souffleur.booking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.souffleur.calendar.BookedTimes;
import org.souffleur.calendar.Owner;
import org.souffleur.calendar.OwnerKind;
import org.souffleur.calendar.Span;

/**
 * The evenings that were agreed on, as times that are taken. An OS may be in several at once, so nothing takes its time; a
 * kit is not yet a part of an evening; a rehearsal is begun on the spot and over within the hour.
 */
@ApplicationScoped
class BookedTimesInPostgres implements BookedTimes {
    private final Mutiny.SessionFactory sessions;

    BookedTimesInPostgres(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<List<Span>> of(Owner owner, Span window) {
        if (owner.kind() == OwnerKind.OS || owner.kind() == OwnerKind.KIT) {
            return Uni.createFrom().item(List.of());
        }
        return sessions.withStatelessSession(session -> session.createQuery(
                        "from EveningRow e where e.rehearsedBy is null and e.startsAt < :to and e.endsAt > :from"
                                + " and e.state not in ('ended', 'stopped')"
                                + " and e.id in (select p.evening from PartyRow p where p.person = :person)",
                        EveningRow.class)
                .setParameter("from", window.from())
                .setParameter("to", window.to())
                .setParameter("person", owner.id())
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Span(row.startsAt, row.endsAt))
                        .toList()));
    }
}
