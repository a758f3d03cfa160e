package org.souffleur.os;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
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
        return sessions.withStatelessSession(
                session -> session.createQuery("from OsRow where operator = :person order by id", OsRow.class)
                        .setParameter("person", person.value())
                        .getResultList()
                        .map(rows -> rows.stream().map(OsRow::os).toList()));
    }

    @Override
    public Uni<Void> add(Os os) {
        return sessions.withStatelessTransaction((session, tx) -> byId(List.of(os.id()))
                .chain(known -> known.isEmpty()
                        ? session.insert(new OsRow(os))
                        : Uni.createFrom().voidItem()));
    }
}
