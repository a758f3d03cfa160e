package org.souffleur.consent.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.souffleur.people.EveningId;

@ApplicationScoped
class CheckpointsInPostgres implements Checkpoints {
    /** One checkpoint's text stays below 100 KB; what is left over is in the next. */
    private static final int MAX_HEADS = 1000;

    private final Mutiny.SessionFactory sessions;
    private final CheckpointKey key;

    CheckpointsInPostgres(Mutiny.SessionFactory sessions, CheckpointKey key) {
        this.sessions = sessions;
        this.key = key;
    }

    @Override
    public Uni<Optional<Checkpoint>> sign(Instant now) {
        return sessions.withStatelessTransaction((session, tx) -> oneAtATime(session)
                .chain(locked -> grown(session))
                .chain(grown -> grown.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : last(session).chain(last -> keep(session, last, grown, now))));
    }

    /** The numbers have no gaps and no forks. */
    private static Uni<Integer> oneAtATime(Mutiny.StatelessSession session) {
        return session.createNativeQuery("lock table ledger_checkpoint in exclusive mode")
                .executeUpdate();
    }

    private static Uni<List<HeadRow>> grown(Mutiny.StatelessSession session) {
        return session.createQuery("from HeadRow where count > signedCount order by evening", HeadRow.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setMaxResults(MAX_HEADS)
                .getResultList();
    }

    private static Uni<Optional<Checkpoint>> last(Mutiny.StatelessSession session) {
        return session.createQuery("from CheckpointRow order by number desc", CheckpointRow.class)
                .setMaxResults(1)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(CheckpointRow::checkpoint));
    }

    private Uni<Optional<Checkpoint>> keep(
            Mutiny.StatelessSession session, Optional<Checkpoint> last, List<HeadRow> grown, Instant now) {
        Map<EveningId, Head> heads =
                grown.stream().collect(Collectors.toMap(row -> new EveningId(row.evening), HeadRow::head));
        Checkpoint next = Checkpoint.after(last.orElse(null), heads, now, key);
        grown.forEach(row -> row.signedCount = row.count);
        return session.insert(new CheckpointRow(next))
                .chain(() -> session.updateAll(grown.toArray()))
                .replaceWith(Optional.of(next));
    }
}
