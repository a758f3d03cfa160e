package org.souffleur.people.joining;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.souffleur.people.PersonId;

@ApplicationScoped
class SafetyContactsInPostgres implements SafetyContacts {
    private final Mutiny.SessionFactory sessions;

    SafetyContactsInPostgres(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Optional<SafetyContact>> of(PersonId person) {
        return sessions.withStatelessSession(session -> session.get(SafetyContactRow.class, person.value())
                .map(row -> Optional.ofNullable(row).map(SafetyContactRow::contact)));
    }

    @Override
    public Uni<Optional<SafetyContact>> byKey(LinkKey.Hash key) {
        return sessions.withStatelessSession(
                session -> session.createQuery("from SafetyContactRow where keyHash = :key", SafetyContactRow.class)
                        .setParameter("key", key.bytes())
                        .getSingleResultOrNull()
                        .map(row -> Optional.ofNullable(row).map(SafetyContactRow::contact)));
    }

    @Override
    public Uni<Void> keep(SafetyContact contact) {
        return sessions.withStatelessTransaction((session, tx) -> session.upsert(new SafetyContactRow(contact)));
    }

    @Override
    public Uni<Void> forget(PersonId person) {
        return sessions.withStatelessTransaction(
                (session, tx) -> session.createMutationQuery("delete from SafetyContactRow where person = :person")
                        .setParameter("person", person.value())
                        .executeUpdate()
                        .replaceWithVoid());
    }
}
