package org.souffleur.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.souffleur.rows.RowsForTests.await;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.souffleur.rows.RowsForTests;

/** The store and its doors on a real PostgreSQL. */
class TimetablesTest {
    private static final HoursDraft EVENINGS =
            SaidHours.in("Europe/Amsterdam").weekly("MO,WE", "18:00", "23:00").draft();
    private static final HoursDraft SATURDAYS =
            SaidHours.in("America/New_York").weekly("SA", "12:00", "23:30").draft();

    private static RowsForTests rows;

    private final List<Span> booked = new ArrayList<>();
    private Instant now = Instant.parse("2026-12-01T09:00:00Z");
    private final InstantSource wall = () -> now;
    private final BookedTimes bookings = (owner, window) -> Uni.createFrom().item(List.copyOf(booked));
    private final Timetables timetables = TimetablesForTests.in(rows.factory());
    private final ChangeHours change = TimetablesForTests.change(rows.factory(), bookings, wall);
    private final SeeHours see = TimetablesForTests.see(rows.factory(), bookings, wall);
    private final KeepFreeDays freeDays = TimetablesForTests.freeDays(rows.factory(), bookings, wall);
    private final Owner owner = new Owner(OwnerKind.SURROGATE, UUID.randomUUID());

    @BeforeAll
    static void open() {
        rows = RowsForTests.fresh();
    }

    @BeforeEach
    void nobodyElseIsThere() {
        rows.sql("delete from timetable");
    }

    @AfterAll
    static void close() {
        rows.close();
    }

    @Test
    void whoHasSaidNothingHasNoTime() {
        SeeHours.Seen seen = await(see.see(owner));
        assertThat(seen.timetable().version()).isZero();
        assertThat(seen.meaning().evenings()).isZero();
    }

    @Test
    void hoursComeBackAsTheyWereSaid() {
        HoursDraft said = SaidHours.in("Australia/Lord_Howe")
                .weekly("MO,WE", "18:00", "02:00")
                .rule("FREQ=MONTHLY;BYDAY=1SA", "10:00", "13:30")
                .off("2026-12-24T00:00", "2026-12-27T00:00")
                .on("2026-12-29T09:00", "2026-12-29T12:30")
                .quiet(30, 90)
                .from(Cells.at(-31.55, 159.08).orElseThrow(), 60)
                .draft();
        assertKept(change(said, 0));
        Timetable kept = await(see.see(owner)).timetable();
        assertThat(kept.version()).isEqualTo(1);
        try {
            assertThat(kept.hours()).isEqualTo(HoursRules.read(said, LocalDate.of(2026, 12, 1)));
        } catch (HoursRefused refused) {
            throw new AssertionError(refused);
        }
    }

    @Test
    void theSecondOfTwoPagesIsToldAndTheFirstOnesHoursStand() {
        assertKept(change(EVENINGS, 0));
        assertStale(change(SATURDAYS, 0)); // both had seen nothing
        assertKept(change(SATURDAYS, 1));
        assertStale(change(EVENINGS, 1)); // both had seen the first
        SeeHours.Seen seen = await(see.see(owner));
        assertThat(seen.timetable().version()).isEqualTo(2);
        assertThat(seen.timetable().hours().zone()).hasToString("America/New_York");
        assertStale(change(EVENINGS, -1));
    }

    @Test
    void whatCannotBeTakenChangesNothing() {
        assertKept(change(EVENINGS, 0));
        ChangeAnswer answer = change(
                SaidHours.in("UTC").rule("FREQ=SECONDLY", "18:00", "23:00").draft(), 1);
        assertThat(answer).isEqualTo(new ChangeAnswer.Refused(WhyRefused.RULE_TOO_FINE));
        assertThat(await(see.see(owner)).timetable().version()).isEqualTo(1);
    }

    @Test
    void aPlaceIsChangedThreeTimesAMonthAndTakenAwayAtAnyTime() {
        assertKept(change(from(4.9), 0));
        assertKept(change(from(5.1), 1));
        assertKept(change(from(5.1), 2));
        assertKept(change(from(5.3), 3));
        assertKept(change(from(5.5), 4));
        assertThat(change(from(5.7), 5)).isEqualTo(new ChangeAnswer.Refused(WhyRefused.MOVED_TOO_OFTEN));
        assertKept(change(EVENINGS, 5));
        now = now.plus(ChangeHours.MOVES_WITHIN).plusSeconds(1);
        assertKept(change(from(5.7), 6));
        assertKept(change(from(5.9), 7));
    }

    private static HoursDraft from(double longitude) {
        return SaidHours.in("Europe/Amsterdam")
                .weekly("MO,WE", "18:00", "23:00")
                .from(Cells.at(52.37, longitude).orElseThrow(), 60)
                .draft();
    }

    @Test
    void theirMeaningIsTheNextFortnightWithoutWhatIsAgreedOn() {
        assertKept(change(EVENINGS, 0));
        assertThat(await(see.see(owner)).meaning().evenings()).isEqualTo(4);
        booked.add(span("2026-12-02T18:00:00Z", "2026-12-02T21:00:00Z"));
        assertThat(await(see.see(owner)).meaning().evenings()).isEqualTo(3);
        SeeHours.Preview preview = await(see.preview(owner, SATURDAYS));
        assertThat(preview.<Long>fold(HoursMeaning::evenings, why -> -1L)).isEqualTo(2);
        assertThat(await(see.see(owner)).timetable().version())
                .as("nothing is kept")
                .isEqualTo(1);
    }

    @Test
    void freeDaysFollowTheHoursAndTheEveningsAndTheCalendar() {
        assertKept(change(EVENINGS, 0));
        assertThat(free("day >= '2026-12-01' and day < '2027-01-01'")).isEqualTo(9);
        assertThat(free("day > '2027-01-09'")).isZero();

        booked.add(span("2026-12-02T18:00:00Z", "2026-12-02T21:00:00Z"));
        await(timetables.outdate(List.of(owner.id(), UUID.randomUUID())));
        assertThat(await(timetables.outdated(LocalDate.of(2026, 12, 1), 10))).containsExactly(owner);
        assertThat(await(freeDays.ofThoseOutdated())).isEqualTo(1);
        assertThat(await(freeDays.ofThoseOutdated())).isZero();
        assertThat(free("day = '2026-12-02'")).isZero();

        now = now.plus(Duration.ofDays(7));
        assertThat(await(freeDays.ofThoseOutdated()))
                .as("a week is written ahead")
                .isZero();
        now = now.plus(Duration.ofDays(1));
        assertThat(await(freeDays.ofThoseOutdated())).isEqualTo(1);
        assertThat(free("day < '2026-12-09'")).as("the past is gone").isZero();
        assertThat(free("day > '2027-01-09'")).isEqualTo(2);
        assertKept(change(SaidHours.in("UTC").draft(), 1));
        assertThat(free("true")).isZero();
    }

    @Test
    void whoIsForgottenLeavesNothing() {
        assertKept(change(EVENINGS, 0));
        rows.sql("delete from timetable where owner = '" + owner.id() + "'");
        assertThat(free("true")).isZero();
        assertThat(rows.count("select count(*) from timetable_rule where owner = '" + owner.id() + "'"))
                .isZero();
    }

    private long free(String where) {
        return rows.count("select count(*) from free_day where owner = '" + owner.id() + "' and " + where);
    }

    private ChangeAnswer change(HoursDraft draft, long seen) {
        return await(change.change(owner, draft, seen));
    }

    private static void assertKept(ChangeAnswer answer) {
        assertThat(answer).isInstanceOf(ChangeAnswer.Kept.class);
    }

    private static void assertStale(ChangeAnswer answer) {
        assertThat(answer).isInstanceOf(ChangeAnswer.Stale.class);
    }

    private static Span span(String from, String to) {
        return new Span(Instant.parse(from), Instant.parse(to));
    }
}
