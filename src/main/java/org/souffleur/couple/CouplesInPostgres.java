package org.souffleur.couple;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class CouplesInPostgres implements Couples {
    private final Mutiny.SessionFactory sessions;

    CouplesInPostgres(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Optional<Couple>> find(CoupleId id) {
        return sessions.withStatelessSession(
                session -> session.createQuery("from CoupleRow where id = :id", CoupleRow.class)
                        .setParameter("id", id.value())
                        .getResultList()
                        .map(rows -> rows.stream().findFirst().map(CoupleRow::couple)));
    }

    @Override
    public Uni<Void> add(Couple couple) {
        return sessions.withStatelessTransaction((session, tx) -> find(couple.id())
                .chain(known -> known.isEmpty()
                        ? session.insert(new CoupleRow(couple))
                        : Uni.createFrom().voidItem()));
    }
}
