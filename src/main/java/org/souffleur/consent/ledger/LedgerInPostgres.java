package org.souffleur.consent.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.EveningId;
import org.souffleur.people.Ids;
import org.souffleur.people.Seat;

@ApplicationScoped
class LedgerInPostgres implements Ledger {
    private final Mutiny.SessionFactory sessions;
    private final Ids ids;

    LedgerInPostgres(Mutiny.SessionFactory sessions, Ids ids) {
        this.sessions = sessions;
        this.ids = ids;
    }

    @Override
    public Uni<Map<EveningId, Chapter>> read(Collection<EveningId> evenings) {
        if (evenings.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<UUID> wanted = evenings.stream().map(EveningId::value).toList();
        return sessions.withStatelessSession(session -> session.createQuery(
                        "from LedgerRow where evening in :evenings order by evening, number", LedgerRow.class)
                .setParameter("evenings", wanted)
                .getResultList()
                .chain(entries -> session.createQuery("from HeadRow where evening in :evenings", HeadRow.class)
                        .setParameter("evenings", wanted)
                        .getResultList()
                        .chain(heads -> session.createQuery(
                                        "from PseudonymRow where evening in :evenings", PseudonymRow.class)
                                .setParameter("evenings", wanted)
                                .getResultList()
                                .map(names -> chapters(evenings, entries, heads, names)))));
    }

    @Override
    public Uni<LedgerEntry> append(NewEntry said) {
        return sessions.withStatelessTransaction((session, tx) -> lockHead(session, said.evening())
                .chain(head -> written(session, said)
                        .chain(found -> found.isEmpty()
                                ? write(session, head, said)
                                : Uni.createFrom().item(found.get(0).entry()))));
    }

    @Override
    public Uni<Boolean> holds(UUID factId) {
        return sessions.withStatelessSession(
                session -> session.createQuery("select count(*) from LedgerRow where factId = :fact", Long.class)
                        .setParameter("fact", factId)
                        .getSingleResult()
                        .map(count -> count > 0));
    }

    /** Two writers of one evening wait for each other here, so that the chain has no forks. */
    private static Uni<HeadRow> lockHead(Mutiny.StatelessSession session, EveningId evening) {
        return session.createNativeQuery("insert into ledger_head (evening, count, hash, signed_count)"
                        + " values (:evening, 0, :root, 0) on conflict (evening) do nothing")
                .setParameter("evening", evening.value())
                .setParameter("root", LedgerEntry.root(evening))
                .executeUpdate()
                .chain(() -> session.createQuery("from HeadRow where evening = :evening", HeadRow.class)
                        .setParameter("evening", evening.value())
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getSingleResult());
    }

    private static Uni<List<LedgerRow>> written(Mutiny.StatelessSession session, NewEntry said) {
        return session.createQuery("from LedgerRow where factId = :fact", LedgerRow.class)
                .setParameter("fact", said.factId())
                .getResultList();
    }

    private Uni<LedgerEntry> write(Mutiny.StatelessSession session, HeadRow head, NewEntry said) {
        return pseudonym(session, said).chain(speaker -> {
            LedgerEntry entry = LedgerEntry.after(head.head(), said, speaker.pseudonym());
            head.count = entry.number();
            head.hash = entry.hash();
            return session.insert(new LedgerRow(entry))
                    .chain(() -> session.update(head))
                    .replaceWith(entry);
        });
    }

    /** A Uni cannot carry null as a value that means something. */
    private record Speaker(@Nullable Pseudonym pseudonym) {}

    private Uni<Speaker> pseudonym(Mutiny.StatelessSession session, NewEntry said) {
        Seat seat = said.seat();
        if (seat == null) {
            return Uni.createFrom().item(new Speaker(null));
        }
        UUID evening = said.evening().value();
        return session.createQuery("from PseudonymRow where evening = :evening and seat = :seat", PseudonymRow.class)
                .setParameter("evening", evening)
                .setParameter("seat", seat.name())
                .getResultList()
                .chain(found -> {
                    if (!found.isEmpty()) {
                        return Uni.createFrom().item(new Speaker(new Pseudonym(found.get(0).pseudonym)));
                    }
                    UUID fresh = ids.next();
                    return session.insert(new PseudonymRow(fresh, evening, seat.name()))
                            .replaceWith(new Speaker(new Pseudonym(fresh)));
                });
    }

    private static Map<EveningId, Chapter> chapters(
            Collection<EveningId> evenings, List<LedgerRow> entries, List<HeadRow> heads, List<PseudonymRow> names) {
        Map<EveningId, List<LedgerEntry>> written = new HashMap<>();
        Map<EveningId, Map<Pseudonym, Seat>> seats = new HashMap<>();
        for (EveningId evening : evenings) {
            written.put(evening, new ArrayList<>());
            seats.put(evening, new HashMap<>());
        }
        for (LedgerRow row : entries) {
            written.getOrDefault(new EveningId(row.evening), new ArrayList<>()).add(row.entry());
        }
        for (PseudonymRow row : names) {
            seats.getOrDefault(new EveningId(row.evening), new HashMap<>())
                    .put(new Pseudonym(row.pseudonym), new Seat(row.seat));
        }
        Map<EveningId, Head> ends =
                heads.stream().collect(Collectors.toMap(row -> new EveningId(row.evening), HeadRow::head));
        Map<EveningId, Chapter> chapters = new HashMap<>();
        written.forEach((evening, list) -> chapters.put(
                evening,
                new Chapter(
                        evening,
                        list,
                        ends.getOrDefault(evening, Head.ofNothing(evening)),
                        seats.getOrDefault(evening, Map.of()))));
        return chapters;
    }
}
