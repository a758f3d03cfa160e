package org.souffleur.surrogate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class SurrogatesInPostgres implements Surrogates {
    private static final int MAX_LISTED = 500;

    private final Mutiny.SessionFactory sessions;

    SurrogatesInPostgres(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Optional<Surrogate>> find(SurrogateId id) {
        return sessions.withStatelessSession(
                session -> session.createQuery("from SurrogateRow where id = :id", SurrogateRow.class)
                        .setParameter("id", id.value())
                        .getResultList()
                        .map(rows -> rows.stream().findFirst().map(SurrogateRow::surrogate)));
    }

    @Override
    public Uni<Void> add(Surrogate surrogate) {
        return sessions.withStatelessTransaction((session, tx) -> find(surrogate.id())
                .chain(known -> known.isEmpty()
                        ? session.insert(new SurrogateRow(surrogate))
                        : Uni.createFrom().voidItem()));
    }

    @Override
    public Uni<List<Surrogate>> all() {
        return sessions.withStatelessSession(session -> session.createQuery("from SurrogateRow", SurrogateRow.class)
                .setMaxResults(MAX_LISTED)
                .getResultList()
                .map(rows -> rows.stream().map(SurrogateRow::surrogate).toList()));
    }
}
