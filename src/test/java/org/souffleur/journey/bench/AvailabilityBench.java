package org.souffleur.journey.bench;

import static org.souffleur.rows.RowsForTests.await;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.postgresql.PGConnection;
import org.souffleur.booking.FindEvenings;
import org.souffleur.booking.SharedTimes;
import org.souffleur.booking.SharedTimesForTests;
import org.souffleur.calendar.FreeDay;
import org.souffleur.calendar.OwnerKind;
import org.souffleur.couple.Couple;
import org.souffleur.couple.CoupleId;
import org.souffleur.journey.measure.Findings;
import org.souffleur.journey.measure.Options;
import org.souffleur.journey.measure.Quantiles;
import org.souffleur.os.OsId;
import org.souffleur.people.PersonId;
import org.souffleur.rows.RowsForTests;

/**
 * Evenings that could be: N surrogates, a kit for every twenty, hours as people have them, on a PostgreSQL of its own with
 * its own settings as they come; each search is another human's. Timed is the one query through the product's own
 * driver, and the door around it, which also reads the human's hours. The control is a query that asks for nothing.
 */
final class AvailabilityBench {
    private static final Set<String> OPTIONS = Set.of("surrogates", "searches", "explain", "json");
    private static final int SURROGATES_A_KIT = 20;
    private static final int OSES = 20;
    private static final int WRITTEN_DAYS = 40;
    private static final int ROWS_A_COPY = 200_000;
    private static final Instant NOW = Instant.parse("2026-12-01T09:10:00Z");

    private final RowsForTests rows;
    private final HoursOfMany many = new HoursOfMany(NOW, WRITTEN_DAYS);
    private final StringBuilder timetables = new StringBuilder();
    private final StringBuilder days = new StringBuilder();
    private int waiting;

    private AvailabilityBench(RowsForTests rows) {
        this.rows = rows;
    }

    static String run(String... arguments) throws Exception {
        Map<String, String> options = Options.of(OPTIONS, arguments);
        int surrogates = Options.number(options, "surrogates", 100_000, 1_000_000);
        int searches = Options.number(options, "searches", 1_000, 100_000);
        try (RowsForTests rows = RowsForTests.fresh()) {
            return new AvailabilityBench(rows).measure(surrogates, searches, options.containsKey("explain"));
        }
    }

    private String measure(int surrogates, int searches, boolean explain) throws SQLException, IOException {
        System.err.println("bench: writing down the hours of " + surrogates + " surrogates …");
        for (int i = 0; i < surrogates; i++) {
            write(many.next(OwnerKind.SURROGATE));
        }
        for (int i = 0; i < surrogates / SURROGATES_A_KIT; i++) {
            write(many.next(OwnerKind.KIT));
        }
        List<OsId> oses = new ArrayList<>();
        for (int i = 0; i < OSES; i++) {
            oses.add(new OsId(write(many.next(OwnerKind.OS)).id()));
        }
        List<HoursOfMany.One> humans = new ArrayList<>();
        for (int i = 0; i < searches; i++) {
            humans.add(write(many.next(OwnerKind.HUMAN)));
        }
        flush();
        rows.sql("vacuum analyze timetable, free_day"); // what autovacuum does once a database is as it is
        System.err.println("bench: searching " + searches + " times …");

        SharedTimes shared = SharedTimesForTests.in(rows.factory());
        FindEvenings find = SharedTimesForTests.find(rows.factory(), () -> NOW);
        List<Double> query = new ArrayList<>();
        List<Double> door = new ArrayList<>();
        List<Double> control = new ArrayList<>();
        List<Double> found = new ArrayList<>();
        SharedTimes.Wanted slowest = null;
        double slowestMs = 0;
        for (int round = 0; round < 2; round++) { // the first makes code and cache as warm as a service's
            query.clear();
            door.clear();
            control.clear();
            found.clear();
            slowestMs = 0;
            for (int i = 0; i < searches; i++) {
                HoursOfMany.One human = humans.get(i);
                Couple couple =
                        new Couple(new CoupleId(human.id()), new PersonId(human.id()), oses.get(i % oses.size()));
                SharedTimes.Wanted wanted =
                        SharedTimesForTests.wanted(couple, human.hours().zone(), human.cell(), NOW);
                double ms = timed(query, () -> await(shared.find(wanted)));
                if (ms > slowestMs) {
                    slowestMs = ms;
                    slowest = wanted;
                }
                timed(door, () -> found.add((double) await(find.find(couple)).size()));
                timed(
                        control,
                        () -> await(rows.factory()
                                .withStatelessSession(session ->
                                        session.createNativeQuery("select 1").getSingleResult())));
            }
        }
        if (explain && slowest != null) {
            explain(slowest, slowestMs);
        }
        return new Findings()
                .put("surrogates", surrogates)
                .put("kits", surrogates / SURROGATES_A_KIT)
                .put("rows", rows.count("select count(*) from free_day"))
                .put("table_mb", rows.count("select pg_table_size('free_day') / 1000000"))
                .put("index_mb", rows.count("select pg_indexes_size('free_day') / 1000000"))
                .put("searches", searches)
                .put("p50_ms", new Quantiles(query).p(50), 2)
                .put("p99_ms", new Quantiles(query).p(99), 2)
                .put("max_ms", slowestMs, 2)
                .put("door_p50_ms", new Quantiles(door).p(50), 2)
                .put("door_p99_ms", new Quantiles(door).p(99), 2)
                .put("control_p50_ms", new Quantiles(control).p(50), 2)
                .put("control_p99_ms", new Quantiles(control).p(99), 2)
                .put("found_p50", new Quantiles(found).p(50), 0)
                .json();
    }

    private static double timed(List<Double> into, Supplier<?> work) {
        long from = System.nanoTime();
        work.get();
        double ms = (System.nanoTime() - from) / 1e6;
        into.add(ms);
        return ms;
    }

    private HoursOfMany.One write(HoursOfMany.One one) throws SQLException, IOException {
        UUID id = one.id();
        String kind = one.kind().wire();
        timetables
                .append(String.join(
                        "\t",
                        id.toString(),
                        kind,
                        one.hours().zone().getId(),
                        Long.toString(one.cell().index()),
                        Integer.toString(one.hours().reachSteps()),
                        "0",
                        "0",
                        "1",
                        "2099-01-01"))
                .append('\n');
        for (FreeDay day : one.days()) {
            days.append(id)
                    .append('\t')
                    .append(kind)
                    .append('\t')
                    .append(day.day())
                    .append('\t');
            days.append(one.cell().index());
            for (int way = 0; way < day.starts().size(); way++) {
                days.append('\t').append(day.starts(way));
            }
            days.append('\n');
            waiting++;
        }
        if (waiting >= ROWS_A_COPY) {
            flush();
        }
        return one;
    }

    private void flush() throws SQLException, IOException {
        try (Connection connection = rows.database().getConnection()) {
            PGConnection postgres = connection.unwrap(PGConnection.class);
            postgres.getCopyAPI().copyIn("copy timetable from stdin", new StringReader(timetables.toString()));
            postgres.getCopyAPI().copyIn("copy free_day from stdin", new StringReader(days.toString()));
        }
        timetables.setLength(0);
        days.setLength(0);
        waiting = 0;
    }

    private void explain(SharedTimes.Wanted wanted, double ms) throws SQLException {
        System.err.printf("bench: the plan of the slowest (%.2f ms)%n", ms);
        try (Connection connection = rows.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet plan = statement.executeQuery(
                        "explain (analyze, buffers, costs off, timing off) " + SharedTimesForTests.typed(wanted))) {
            while (plan.next()) {
                System.err.println(plan.getString(1));
            }
        }
    }
}
