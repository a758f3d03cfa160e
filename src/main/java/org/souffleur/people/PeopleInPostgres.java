package org.souffleur.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class PeopleInPostgres implements People {
    private final Mutiny.SessionFactory sessions;

    PeopleInPostgres(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Map<PersonId, Person>> byId(Collection<PersonId> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return sessions.withStatelessSession(session -> session.createQuery(
                        "from PersonRow where id in :ids", PersonRow.class)
                .setParameter("ids", ids.stream().map(PersonId::value).toList())
                .getResultList()
                .map(rows -> rows.stream().map(PersonRow::person).collect(Collectors.toMap(Person::id, p -> p))));
    }

    @Override
    public Uni<Optional<Person>> byAccount(AccountId account) {
        return sessions.withStatelessSession(
                session -> session.createQuery("from PersonRow where account = :account", PersonRow.class)
                        .setParameter("account", account.subject())
                        .getResultList()
                        .map(rows -> rows.stream().findFirst().map(PersonRow::person)));
    }

    @Override
    public Uni<Void> add(Person person) {
        return sessions.withStatelessTransaction((session, tx) -> byId(List.of(person.id()))
                .chain(known -> known.isEmpty()
                        ? session.insert(new PersonRow(person))
                        : Uni.createFrom().voidItem()));
    }

    @Override
    public Uni<Boolean> join(Person person) {
        return sessions.withStatelessTransaction((session, tx) -> session.createNativeQuery(
                        "insert into person (id, account, role, display_name) values (:id, :account, :role, :name)"
                                + " on conflict (account) do nothing")
                .setParameter("id", person.id().value())
                .setParameter("account", person.account().subject())
                .setParameter("role", person.role().wire())
                .setParameter("name", person.name().shown())
                .executeUpdate()
                .map(written -> written == 1));
    }
}
