package org.souffleur.consent;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;

@ApplicationScoped
class ReceiptsInPostgres implements Receipts {
    private final Mutiny.SessionFactory sessions;

    ReceiptsInPostgres(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Optional<Receipt>> of(UUID fact) {
        return sessions.withStatelessSession(
                session -> session.createQuery("from ReceiptRow where factId = :fact", ReceiptRow.class)
                        .setParameter("fact", fact)
                        .getResultList()
                        .map(rows -> rows.stream().findFirst().map(ReceiptRow::receipt)));
    }

    @Override
    public Uni<List<Receipt>> of(EveningId evening, Seat seat) {
        return sessions.withStatelessSession(session -> session.createQuery(
                        "from ReceiptRow where evening = :evening and seat = :seat order by number", ReceiptRow.class)
                .setParameter("evening", evening.value())
                .setParameter("seat", seat.name())
                .getResultList()
                .map(rows -> rows.stream().map(ReceiptRow::receipt).toList()));
    }

    @Override
    public Uni<Void> keep(EveningId evening, Seat seat, Receipt receipt) {
        ReceiptRow row = new ReceiptRow(evening.value(), seat.name(), receipt);
        return sessions.withStatelessTransaction((session, tx) -> session.insert(row));
    }
}
