package org.souffleur.notice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.souffleur.people.AccountId;
import org.souffleur.people.Ids;

@ApplicationScoped
class LettersInPostgres implements Letters {
    private final Mutiny.SessionFactory sessions;
    private final Ids ids;
    private final InstantSource wall;

    LettersInPostgres(Mutiny.SessionFactory sessions, Ids ids, InstantSource wall) {
        this.sessions = sessions;
        this.ids = ids;
        this.wall = wall;
    }

    @Override
    public Uni<Void> write(Letter letter) {
        LetterRow row = new LetterRow(ids.next(), letter, PostingRules.notBefore(letter, wall.instant()));
        return sessions.withStatelessTransaction((session, tx) -> session.insert(row));
    }

    @Override
    public Uni<Void> forget(AccountId account) {
        return sessions.withStatelessTransaction(
                (session, tx) -> session.createMutationQuery("delete from LetterRow where account = :account")
                        .setParameter("account", account.subject())
                        .executeUpdate()
                        .replaceWithVoid());
    }

    /** One statement: two nodes that ask at once take different letters, and neither waits for the other. */
    @Override
    public Uni<List<Due>> take(Instant now, Instant until, int atMost) {
        return sessions.withStatelessTransaction((session, tx) -> session.createNativeQuery(
                        "update letter set due_at = :until, attempts = attempts + 1 where id in (select id from letter"
                                + " where due_at <= :now order by due_at limit :atMost for update skip locked)"
                                + " returning *",
                        LetterRow.class)
                .setParameter("until", until)
                .setParameter("now", now)
                .setParameter("atMost", atMost)
                .getResultList()
                .map(rows -> rows.stream().map(LetterRow::due).toList()));
    }

    @Override
    public Uni<Void> remove(UUID id) {
        return sessions.withStatelessTransaction(
                (session, tx) -> session.createMutationQuery("delete from LetterRow where id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                        .replaceWithVoid());
    }

    @Override
    public Uni<Void> postpone(UUID id, Instant until, int attempts) {
        return sessions.withStatelessTransaction((session, tx) -> session.createMutationQuery(
                        "update LetterRow set dueAt = :until, attempts = :attempts where id = :id")
                .setParameter("until", until)
                .setParameter("attempts", attempts)
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid());
    }

    @Override
    public Uni<Long> waiting() {
        return sessions.withStatelessSession(
                session -> session.createQuery("select count(*) from LetterRow", Long.class)
                        .getSingleResult());
    }
}
