package org.souffleur.calendar;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class TimetablesInPostgres implements Timetables {
    private final Mutiny.SessionFactory sessions;

    TimetablesInPostgres(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Optional<Timetable>> find(Owner owner) {
        return sessions.withStatelessSession(session -> row(session, owner, "")
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : whole(session, rows.get(0)).map(Optional::of)));
    }

    @Override
    public Uni<Boolean> keep(Owner owner, Hours hours, long insteadOf, @Nullable Instant movedAt) {
        return sessions.withStatelessTransaction((session, tx) -> (insteadOf == 0
                        ? first(session, owner, hours)
                        : next(session, owner, hours, insteadOf))
                .chain(kept -> kept && movedAt != null
                        ? moved(session, owner, movedAt).replaceWith(true)
                        : Uni.createFrom().item(kept)));
    }

    private static Uni<Integer> moved(Mutiny.StatelessSession session, Owner owner, Instant at) {
        return session.createNativeQuery("insert into timetable_move (owner, at) values (:owner, :at)")
                .setParameter("owner", owner.id())
                .setParameter("at", at)
                .executeUpdate();
    }

    @Override
    public Uni<Long> moves(Owner owner, Instant since) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(
                        "select count(*) from timetable_move where owner = :owner and at > :since", Long.class)
                .setParameter("owner", owner.id())
                .setParameter("since", since)
                .getSingleResult());
    }

    /** Two first writers meet at the unique key: the second finds the row there and keeps nothing. */
    private Uni<Boolean> first(Mutiny.StatelessSession session, Owner owner, Hours hours) {
        TimetableRow row = new TimetableRow(owner, hours, 1);
        return session.createNativeQuery("insert into timetable (owner, kind, zone, reach_steps, before_minutes,"
                        + " after_minutes, version) values (:owner, :kind, :zone, 0, 0, 0, 1)"
                        + " on conflict (owner) do nothing")
                .setParameter("kind", row.kind)
                .setParameter("owner", row.owner)
                .setParameter("zone", row.zone)
                .executeUpdate()
                .chain(inserted -> inserted == 0 ? refused() : write(session, row, hours));
    }

    private Uni<Boolean> next(Mutiny.StatelessSession session, Owner owner, Hours hours, long insteadOf) {
        return row(session, owner, " for update").chain(rows -> {
            if (rows.isEmpty() || rows.get(0).version != insteadOf) {
                return refused();
            }
            return write(session, new TimetableRow(owner, hours, insteadOf + 1), hours);
        });
    }

    private static Uni<Boolean> refused() {
        return Uni.createFrom().item(false);
    }

    /** The row without a day until which it is made: it is outdated by being new. */
    private Uni<Boolean> write(Mutiny.StatelessSession session, TimetableRow row, Hours hours) {
        List<Object> parts = new ArrayList<>();
        IntStream.range(0, hours.rules().size())
                .mapToObj(i -> new RecurringTimeRow(row.owner, i, hours.rules().get(i)))
                .forEach(parts::add);
        IntStream.range(0, hours.exceptions().size())
                .mapToObj(i ->
                        new ExceptionalTimeRow(row.owner, i, hours.exceptions().get(i)))
                .forEach(parts::add);
        return session.update(row)
                .chain(() -> gone(session, "RecurringTimeRow", row.owner))
                .chain(() -> gone(session, "ExceptionalTimeRow", row.owner))
                .chain(() -> parts.isEmpty() ? Uni.createFrom().voidItem() : session.insertAll(parts.toArray()))
                .replaceWith(true);
    }

    private static Uni<Integer> gone(Mutiny.StatelessSession session, String parts, UUID owner) {
        return session.createMutationQuery("delete from " + parts + " where owner = :owner")
                .setParameter("owner", owner)
                .executeUpdate();
    }

    @Override
    public Uni<Void> refresh(Owner owner, Function<Hours, Uni<List<FreeDay>>> reckon, LocalDate until) {
        return sessions.withStatelessTransaction((session, tx) -> row(session, owner, " for update")
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : whole(session, rows.get(0))
                                .chain(whole -> reckon.apply(whole.hours()))
                                .chain(days -> replace(session, rows.get(0), days))
                                .chain(() -> session.createMutationQuery(
                                                "update TimetableRow set freeUntil = :until where owner = :owner")
                                        .setParameter("until", until)
                                        .setParameter("owner", owner.id())
                                        .executeUpdate())
                                .replaceWithVoid()));
    }

    private static Uni<Void> replace(Mutiny.StatelessSession session, TimetableRow row, List<FreeDay> days) {
        return session.createNativeQuery("delete from free_day where owner = :owner")
                .setParameter("owner", row.owner)
                .executeUpdate()
                .chain(gone -> days.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : session.createNativeQuery("insert into free_day (owner, kind, day, cell, starts_0, starts_1,"
                                        + " starts_2, starts_3) select t.owner, t.kind, d.day, t.cell, d.s0, d.s1, d.s2, d.s3"
                                        + " from timetable t, unnest(cast(string_to_array(:days, ',') as date[])"
                                        + starts(0) + starts(1) + starts(2) + starts(3)
                                        + ") as d(day, s0, s1, s2, s3) where t.owner = :owner")
                                .setParameter("owner", row.owner)
                                .setParameter("days", text(days, FreeDay::day))
                                .setParameter("starts0", text(days, day -> day.starts(0)))
                                .setParameter("starts1", text(days, day -> day.starts(1)))
                                .setParameter("starts2", text(days, day -> day.starts(2)))
                                .setParameter("starts3", text(days, day -> day.starts(3)))
                                .executeUpdate()
                                .replaceWithVoid());
    }

    private static String starts(int way) {
        return ", cast(string_to_array(:starts" + way + ", ',') as bigint[])";
    }

    private static String text(List<FreeDay> days, Function<FreeDay, Object> part) {
        return days.stream().map(part).map(String::valueOf).collect(Collectors.joining(","));
    }

    @Override
    public Uni<Void> outdate(Collection<UUID> owners) {
        return sessions.withStatelessTransaction((session, tx) -> session.createMutationQuery(
                        "update TimetableRow set freeUntil = null where owner in :ids")
                .setParameter("ids", owners)
                .executeUpdate()
                .replaceWithVoid());
    }

    /** Two questions, since one with both would not be answered from the index. */
    @Override
    public Uni<List<Owner>> outdated(LocalDate before, int atMost) {
        return sessions.withStatelessSession(session -> session.createQuery(
                        "from TimetableRow where freeUntil is null", TimetableRow.class)
                .setMaxResults(atMost)
                .getResultList()
                .chain(changed -> changed.isEmpty()
                        ? session.createQuery(
                                        "from TimetableRow where freeUntil < :before order by freeUntil",
                                        TimetableRow.class)
                                .setParameter("before", before)
                                .setMaxResults(atMost)
                                .getResultList()
                        : Uni.createFrom().item(changed))
                .map(rows -> rows.stream().map(TimetableRow::whose).toList()));
    }

    private static Uni<List<TimetableRow>> row(Mutiny.StatelessSession session, Owner owner, String lock) {
        return session.createNativeQuery(
                        "select * from timetable where kind = :kind and owner = :owner" + lock, TimetableRow.class)
                .setParameter("kind", owner.kind().wire())
                .setParameter("owner", owner.id())
                .getResultList();
    }

    private static Uni<Timetable> whole(Mutiny.StatelessSession session, TimetableRow row) {
        return session.createQuery("from RecurringTimeRow where owner = :owner order by number", RecurringTimeRow.class)
                .setParameter("owner", row.owner)
                .getResultList()
                .chain(rules -> session.createQuery(
                                "from ExceptionalTimeRow where owner = :owner order by number",
                                ExceptionalTimeRow.class)
                        .setParameter("owner", row.owner)
                        .getResultList()
                        .map(exceptions -> row.timetable(
                                rules.stream().map(RecurringTimeRow::time).toList(),
                                exceptions.stream()
                                        .map(ExceptionalTimeRow::exception)
                                        .toList())));
    }
}
