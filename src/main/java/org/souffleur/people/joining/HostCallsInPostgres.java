package org.souffleur.people.joining;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.souffleur.people.PersonId;

@ApplicationScoped
class HostCallsInPostgres implements HostCalls {
    /** A page of those who wait; the next ones come into it as calls are held. */
    private static final int MAX_LISTED = 100;

    private final Mutiny.SessionFactory sessions;

    HostCallsInPostgres(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Optional<HostCall>> of(PersonId person) {
        return sessions.withStatelessSession(session -> session.get(HostCallRow.class, person.value())
                .map(row -> Optional.ofNullable(row).map(HostCallRow::call)));
    }

    @Override
    public Uni<List<HostCall>> waiting() {
        return sessions.withStatelessSession(session -> session.createQuery(
                        "from HostCallRow where heldAt is null order by askedAt", HostCallRow.class)
                .setMaxResults(MAX_LISTED)
                .getResultList()
                .map(rows -> rows.stream().map(HostCallRow::call).toList()));
    }

    @Override
    public Uni<Void> keep(HostCall call) {
        return sessions.withStatelessTransaction((session, tx) -> session.upsert(new HostCallRow(call)));
    }
}
