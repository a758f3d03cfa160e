package org.souffleur.notice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.souffleur.people.AccountId;

@ApplicationScoped
class CalendarFeedsInPostgres implements CalendarFeeds {
    private final Mutiny.SessionFactory sessions;

    CalendarFeedsInPostgres(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Optional<CalendarFeed>> of(AccountId account) {
        return one("from CalendarFeedRow where account = :key", account.subject());
    }

    @Override
    public Uni<Optional<CalendarFeed>> at(FeedSecret secret) {
        return one("from CalendarFeedRow where secretHash = :key", secret.hash());
    }

    private Uni<Optional<CalendarFeed>> one(String query, Object key) {
        return sessions.withStatelessSession(session -> session.createQuery(query, CalendarFeedRow.class)
                .setParameter("key", key)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(CalendarFeedRow::feed)));
    }

    @Override
    public Uni<Void> keep(CalendarFeed feed, FeedSecret secret) {
        return sessions.withStatelessTransaction((session, tx) -> session.upsert(new CalendarFeedRow(feed, secret)));
    }

    @Override
    public Uni<Void> drop(AccountId account) {
        return sessions.withStatelessTransaction(
                (session, tx) -> session.createMutationQuery("delete from CalendarFeedRow where account = :account")
                        .setParameter("account", account.subject())
                        .executeUpdate()
                        .replaceWithVoid());
    }
}
