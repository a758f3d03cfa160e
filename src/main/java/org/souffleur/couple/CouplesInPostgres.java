package org.souffleur.couple;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.souffleur.os.OsId;
import org.souffleur.people.PersonId;

@ApplicationScoped
class CouplesInPostgres implements Couples {
    /** A page; an OS with more has a program that asks for them one by one. */
    private static final int MAX_LISTED = 200;

    private final Mutiny.SessionFactory sessions;

    CouplesInPostgres(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Optional<Couple>> find(CoupleId id) {
        return sessions.withStatelessSession(session -> session.get(CoupleRow.class, id.value())
                .map(row -> Optional.ofNullable(row).map(CoupleRow::couple)));
    }

    @Override
    public Uni<Void> add(Couple couple) {
        return sessions.withStatelessTransaction((session, tx) -> find(couple.id())
                .chain(known -> known.isEmpty()
                        ? session.insert(new CoupleRow(couple))
                        : Uni.createFrom().voidItem()));
    }

    @Override
    public Uni<List<Couple>> ofHuman(PersonId human) {
        return couples("human in :which", List.of(human.value()));
    }

    @Override
    public Uni<List<Couple>> ofOses(Collection<OsId> oses) {
        return couples("os in :which", values(oses));
    }

    private Uni<List<Couple>> couples(String where, List<UUID> which) {
        return sessions.withStatelessSession(session -> session.createQuery(
                        "from CoupleRow where endedAt is null and " + where + " order by since, id", CoupleRow.class)
                .setParameter("which", which)
                .setMaxResults(MAX_LISTED)
                .getResultList()
                .map(rows -> rows.stream().map(CoupleRow::couple).toList()));
    }

    @Override
    public Uni<Void> ask(CoupleRequest request) {
        return sessions.withStatelessTransaction((session, tx) -> session.createNativeQuery(
                        "insert into couple_request (id, human, os, asked_at) values (:id, :human, :os, :at)"
                                + " on conflict (human, os) do nothing")
                .setParameter("id", request.id())
                .setParameter("human", request.human().value())
                .setParameter("os", request.os().value())
                .setParameter("at", request.askedAt())
                .executeUpdate()
                .replaceWithVoid());
    }

    @Override
    public Uni<Optional<CoupleRequest>> request(UUID id) {
        return sessions.withStatelessSession(session -> session.get(CoupleRequestRow.class, id)
                .map(row -> Optional.ofNullable(row).map(CoupleRequestRow::request)));
    }

    @Override
    public Uni<List<CoupleRequest>> requestsOf(PersonId human) {
        return requests("human in :which", List.of(human.value()));
    }

    @Override
    public Uni<List<CoupleRequest>> requestsTo(Collection<OsId> oses) {
        return requests("os in :which", values(oses));
    }

    private Uni<List<CoupleRequest>> requests(String where, List<UUID> which) {
        return sessions.withStatelessSession(session -> session.createQuery(
                        "from CoupleRequestRow where " + where + " order by askedAt", CoupleRequestRow.class)
                .setParameter("which", which)
                .setMaxResults(MAX_LISTED)
                .getResultList()
                .map(rows -> rows.stream().map(CoupleRequestRow::request).toList()));
    }

    @Override
    public Uni<Void> unite(CoupleRequest request, Instant at) {
        return sessions.withStatelessTransaction((session, tx) -> session.createNativeQuery(
                        "insert into couple (id, human, os, since) values (:id, :human, :os, :at)"
                                + " on conflict (human, os) do update set since = excluded.since, ended_at = null")
                .setParameter("id", request.id())
                .setParameter("human", request.human().value())
                .setParameter("os", request.os().value())
                .setParameter("at", at)
                .executeUpdate()
                .chain(() -> forget(request.id())));
    }

    @Override
    public Uni<Void> forget(UUID request) {
        return sessions.withStatelessTransaction(
                (session, tx) -> session.createMutationQuery("delete from CoupleRequestRow where id = :id")
                        .setParameter("id", request)
                        .executeUpdate()
                        .replaceWithVoid());
    }

    @Override
    public Uni<Void> part(CoupleId id, Instant at) {
        return sessions.withStatelessTransaction((session, tx) -> session.createMutationQuery(
                        "update CoupleRow set endedAt = :at where id = :id and endedAt is null")
                .setParameter("at", at)
                .setParameter("id", id.value())
                .executeUpdate()
                .replaceWithVoid());
    }

    private static List<UUID> values(Collection<OsId> oses) {
        return oses.stream().map(OsId::value).toList();
    }
}
