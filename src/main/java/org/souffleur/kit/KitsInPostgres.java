package org.souffleur.kit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.souffleur.people.PersonId;

@ApplicationScoped
class KitsInPostgres implements Kits {
    /** A page; a house with more kits has several shelves. */
    private static final int MAX_LISTED = 200;

    private static final int MAX_LINES = 30;

    private final Mutiny.SessionFactory sessions;

    KitsInPostgres(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<List<Kit>> all() {
        return sessions.withStatelessSession(session -> session.createQuery(
                        "from KitRow where state <> 'retired' order by name, label", KitRow.class)
                .setMaxResults(MAX_LISTED)
                .getResultList()
                .map(rows -> rows.stream().map(KitRow::kit).toList()));
    }

    @Override
    public Uni<List<Kit>> heldBy(PersonId person) {
        return sessions.withStatelessSession(
                session -> session.createQuery("from KitRow where holder = :person order by name", KitRow.class)
                        .setParameter("person", person.value())
                        .setMaxResults(MAX_LISTED)
                        .getResultList()
                        .map(rows -> rows.stream().map(KitRow::kit).toList()));
    }

    @Override
    public Uni<Optional<Kit>> find(KitId id) {
        return sessions.withStatelessSession(session -> session.get(KitRow.class, id.value())
                .map(row -> Optional.ofNullable(row).map(KitRow::kit)));
    }

    @Override
    public Uni<Void> add(Kit kit) {
        return sessions.withStatelessTransaction((session, tx) -> session.insert(new KitRow(kit)));
    }

    @Override
    public Uni<Boolean> keep(Kit changed, UUID noteId, KitNote note) {
        KitRow row = new KitRow(changed);
        return sessions.withStatelessTransaction((session, tx) -> session.createMutationQuery(
                        "update KitRow set state = :state, since = :since, holder = :holder, battery = :battery,"
                                + " edition = edition + 1 where id = :id and edition = :edition")
                .setParameter("state", row.state)
                .setParameter("since", row.since)
                .setParameter("holder", row.holder)
                .setParameter("battery", row.battery)
                .setParameter("id", row.id)
                .setParameter("edition", row.edition)
                .executeUpdate()
                .chain(kept -> kept == 1
                        ? session.insert(new KitNoteRow(noteId, note)).replaceWith(true)
                        : Uni.createFrom().item(false)));
    }

    @Override
    public Uni<List<KitNote>> log(KitId id) {
        return sessions.withStatelessSession(session -> session.createQuery(
                        "from KitNoteRow where kit = :kit order by at desc, id", KitNoteRow.class)
                .setParameter("kit", id.value())
                .setMaxResults(MAX_LINES)
                .getResultList()
                .map(rows -> rows.stream().map(KitNoteRow::note).toList()));
    }
}
