package org.souffleur.os;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.souffleur.people.DisplayName;
import org.souffleur.people.PersonId;

@ApplicationScoped
class OsesInPostgres implements Oses {
    private final Mutiny.SessionFactory sessions;

    OsesInPostgres(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Map<OsId, Os>> byId(Collection<OsId> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return sessions.withStatelessSession(session -> session.createQuery("from OsRow where id in :ids", OsRow.class)
                .setParameter("ids", ids.stream().map(OsId::value).toList())
                .getResultList()
                .map(rows -> rows.stream().map(OsRow::os).collect(Collectors.toMap(Os::id, os -> os))));
    }

    @Override
    public Uni<List<Os>> operatedBy(PersonId person) {
        return rowsOf(person).map(rows -> rows.stream().map(OsRow::os).toList());
    }

    @Override
    public Uni<List<OwnOs>> ownedBy(PersonId operator) {
        return rowsOf(operator).map(rows -> rows.stream().map(OsRow::own).toList());
    }

    private Uni<List<OsRow>> rowsOf(PersonId operator) {
        return sessions.withStatelessSession(
                session -> session.createQuery("from OsRow where operator = :person order by id", OsRow.class)
                        .setParameter("person", operator.value())
                        .getResultList());
    }

    @Override
    public Uni<Optional<Os>> byCode(String code) {
        return sessions.withStatelessSession(
                session -> session.createQuery("from OsRow where code = :code", OsRow.class)
                        .setParameter("code", code)
                        .getSingleResultOrNull()
                        .map(row -> Optional.ofNullable(row).map(OsRow::os)));
    }

    @Override
    public Uni<Void> register(Os os, String code) {
        return sessions.withStatelessTransaction((session, tx) -> {
            OsRow row = new OsRow(os);
            row.code = code;
            return session.insert(row);
        });
    }

    @Override
    public Uni<Boolean> declare(OsId id, DisplayName name, Os.Declaration declared, long edition) {
        return sessions.withStatelessTransaction((session, tx) -> session.createMutationQuery(
                        "update OsRow set name = :name, version = :version, conversations = :conversations,"
                                + " edition = edition + 1 where id = :id and edition = :edition")
                .setParameter("name", name.shown())
                .setParameter("version", declared.version())
                .setParameter("conversations", declared.conversations())
                .setParameter("id", id.value())
                .setParameter("edition", edition)
                .executeUpdate()
                .map(changed -> changed == 1));
    }

    @Override
    public Uni<Void> recode(OsId id, String code) {
        return sessions.withStatelessTransaction(
                (session, tx) -> session.createMutationQuery("update OsRow set code = :code where id = :id")
                        .setParameter("code", code)
                        .setParameter("id", id.value())
                        .executeUpdate()
                        .replaceWithVoid());
    }

    @Override
    public Uni<Void> add(Os os) {
        return sessions.withStatelessTransaction((session, tx) -> byId(List.of(os.id()))
                .chain(known -> known.isEmpty()
                        ? session.insert(new OsRow(os))
                        : Uni.createFrom().voidItem()));
    }
}
