package org.souffleur.booking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.souffleur.calendar.Cell;
import org.souffleur.calendar.FreeDayPart;
import org.souffleur.calendar.TravelRules;

/**
 * The search over {@code free_day}. Its cost hangs on the couple's own hours and on the cells around them, hardly on how
 * many surrogates there are: a day is left as soon as enough were found on it, nearest first. {@code docs/performance.md}
 * has the plan.
 */
@ApplicationScoped
class SharedTimesInPostgres implements SharedTimes {
    /**
     * Lists come as text: the driver's arrays differ from Hibernate's.
     *
     * <p>{@code wanted} is what the couple itself shares, {@code kitted} what is left of it where a kit could be: one that
     * fits everywhere is looked for first, since there nearly always is one; only where there is none, all in reach are
     * put together.
     */
    static final String QUERY = """
            with wanted as materialized (
              select d.n, d.part, d.day, d.mask & h.starts_0 & o.starts_0 as mask
              from unnest(cast(string_to_array(:dayNumbers, ',') as int[]), cast(string_to_array(:days, ',') as date[]),
                  cast(string_to_array(:masks, ',') as bigint[])) with ordinality as d(n, day, mask, part)
              join free_day h on h.owner = :human and h.day = d.day
              join free_day o on o.owner = :os and o.day = d.day
              where d.mask & h.starts_0 & o.starts_0 <> 0
            ), cells as materialized (
              select c.cell, c.steps, c.near
              from unnest(cast(string_to_array(:cells, ',') as bigint[]), cast(string_to_array(:steps, ',') as int[]))
                with ordinality as c(cell, steps, near)
              where exists (select from wanted)
            ), kit_cells as materialized (
              select c.* from cells c
              where exists (select from free_day k where k.kind = 'kit' and k.cell = c.cell) order by c.near
            ), her_cells as materialized (
              select c.* from cells c
              where exists (select from free_day s where s.kind = 'surrogate' and s.cell = c.cell) order by c.near
            ), kitted as materialized (
              select w.n, w.part, w.day, w.mask & coalesce(
                (select w.mask from kit_cells c join free_day k
                  on k.kind = 'kit' and k.cell = c.cell and k.day = w.day
                  where case c.steps when 1 then k.starts_1 when 2 then k.starts_2 else k.starts_3 end & w.mask = w.mask
                  limit 1),
                (select bit_or(case c.steps when 1 then k.starts_1 when 2 then k.starts_2 else k.starts_3 end)
                  from kit_cells c join free_day k on k.kind = 'kit' and k.cell = c.cell and k.day = w.day),
                0) as mask
              from wanted w
            )
            select w.part, her.starts & kit.starts as starts, her.owner as surrogate, her.steps as her_steps,
              kit.owner as kit, kit.steps as kit_steps
            from kitted w
            cross join lateral (
              select s.owner, c.steps, c.near,
                case c.steps when 1 then s.starts_1 when 2 then s.starts_2 else s.starts_3 end & w.mask as starts
              from her_cells c
              cross join lateral (
                select f.owner, f.starts_1, f.starts_2, f.starts_3 from free_day f
                where f.kind = 'surrogate' and f.cell = c.cell and f.day = w.day
                  and case c.steps when 1 then f.starts_1 when 2 then f.starts_2 else f.starts_3 end & w.mask <> 0
                order by f.owner limit :each
              ) s
              order by c.near, s.owner limit :each
            ) her
            cross join lateral (
              select k.owner, c.steps,
                case c.steps when 1 then k.starts_1 when 2 then k.starts_2 else k.starts_3 end & her.starts as starts
              from kit_cells c
              cross join lateral (
                select f.owner, f.starts_1, f.starts_2, f.starts_3 from free_day f
                where f.kind = 'kit' and f.cell = c.cell and f.day = w.day
                  and case c.steps when 1 then f.starts_1 when 2 then f.starts_2 else f.starts_3 end & her.starts <> 0
                order by f.owner limit 1
              ) k
              order by c.near, k.owner limit 1
            ) kit
            where w.mask <> 0
            order by w.n, her.near, her.owner, w.part
            """;

    private final Mutiny.SessionFactory sessions;

    SharedTimesInPostgres(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<List<Shared>> find(Wanted wanted) {
        if (wanted.days().isEmpty() || wanted.around().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Lists lists = Lists.of(wanted);
        return sessions.withStatelessSession(session -> session.createNativeQuery(QUERY, Object[].class)
                .setParameter("dayNumbers", lists.dayNumbers())
                .setParameter("days", lists.days())
                .setParameter("masks", lists.masks())
                .setParameter("cells", lists.cells())
                .setParameter("steps", lists.steps())
                .setParameter("human", wanted.human().value())
                .setParameter("os", wanted.os().value())
                .setParameter("each", wanted.each())
                .getResultList()
                .map(rows -> rows.stream().map(SharedTimesInPostgres::shared).toList()));
    }

    private static Shared shared(Object[] row) {
        return new Shared(
                ((Number) row[0]).intValue() - 1,
                ((Number) row[1]).longValue(),
                (UUID) row[2],
                ((Number) row[3]).intValue(),
                (UUID) row[4],
                ((Number) row[5]).intValue());
    }

    /** What is wanted, as the query takes it: commas between. */
    record Lists(String dayNumbers, String days, String masks, String cells, String steps) {
        static Lists of(Wanted wanted) {
            StringJoiner dayNumbers = new StringJoiner(",");
            StringJoiner days = new StringJoiner(",");
            StringJoiner masks = new StringJoiner(",");
            List<LocalDate> own = new ArrayList<>();
            for (FreeDayPart part : wanted.days()) {
                if (!own.contains(part.day())) {
                    own.add(part.day());
                }
                dayNumbers.add(Integer.toString(own.size()));
                days.add(part.utcDay().toString());
                masks.add(Long.toString(part.mask()));
            }
            StringJoiner cells = new StringJoiner(",");
            StringJoiner steps = new StringJoiner(",");
            for (int ring = 0; ring < wanted.around().size(); ring++) {
                for (Cell cell : wanted.around().get(ring)) {
                    cells.add(Long.toString(cell.index()));
                    steps.add(Integer.toString(TravelRules.steps(ring)));
                }
            }
            return new Lists(
                    dayNumbers.toString(), days.toString(), masks.toString(), cells.toString(), steps.toString());
        }
    }
}
