package org.souffleur.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeDayRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 8);

    @Test
    void anEveningBeginsWhereThreeHoursAndTheWayThereAndBackFit() {
        List<FreeDay> days = FreeDayRules.days(List.of(span("2026-12-08T17:00:00Z", "2026-12-08T22:00:00Z")), 3);
        assertThat(days).hasSize(1);
        assertThat(moments(days.get(0), 0)).containsExactly("17:00", "17:30", "18:00", "18:30", "19:00");
        assertThat(moments(days.get(0), 1)).containsExactly("17:30", "18:00", "18:30");
        assertThat(moments(days.get(0), 2)).containsExactly("18:00");
        assertThat(moments(days.get(0), 3)).isEmpty();
    }

    @Test
    void nobodyGoesFurtherThanTheySaid() {
        List<FreeDay> days = FreeDayRules.days(List.of(span("2026-12-08T12:00:00Z", "2026-12-08T22:00:00Z")), 1);
        assertThat(days.get(0).starts(1)).isNotZero();
        assertThat(days.get(0).starts(2)).isZero();
    }

    @Test
    void anEveningThatEndsTomorrowBeginsToday() {
        List<FreeDay> days = FreeDayRules.days(List.of(span("2026-12-08T22:30:00Z", "2026-12-09T04:00:00Z")), 0);
        assertThat(days).hasSize(2);
        assertThat(moments(days.get(0), 0)).containsExactly("22:30", "23:00", "23:30");
        assertThat(moments(days.get(1), 0)).containsExactly("00:00", "00:30", "01:00");
    }

    @Test
    void aHalfHourThatIsOnlyPartlyFreeDoesNotCount() {
        List<FreeDay> days = FreeDayRules.days(List.of(span("2026-12-08T12:15:00Z", "2026-12-08T15:45:00Z")), 0);
        assertThat(moments(days.get(0), 0)).containsExactly("12:30");
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Amsterdam, 2026-12-08, 48",
        "Europe/Amsterdam, 2026-03-29, 46", // an hour less
        "Europe/Amsterdam, 2026-10-25, 50",
        "America/New_York, 2026-12-08, 48",
        "Australia/Lord_Howe, 2026-10-04, 47", // half an hour less
        "Asia/Kathmandu, 2026-12-08, 48", // a quarter of an hour off the grid
        "UTC, 2026-12-08, 48",
    })
    void aDayOfSomebodysOwnIsAllItsHalfHours(String zone, LocalDate day, int halfHours) {
        List<FreeDayPart> parts = FreeDayRules.parts(day, ZoneId.of(zone));
        List<FreeDayPart> next = FreeDayRules.parts(day.plusDays(1), ZoneId.of(zone));
        assertThat(parts.stream().mapToInt(part -> Long.bitCount(part.mask())).sum())
                .isEqualTo(halfHours);
        for (FreeDayPart one : parts) {
            for (FreeDayPart other : next) {
                assertThat(one.utcDay().equals(other.utcDay()) && (one.mask() & other.mask()) != 0)
                        .as("%s and %s share nothing", one, other)
                        .isFalse();
            }
        }
    }

    @Test
    void whatIsOverIsNotLookedFor() {
        FreeDayPart today = FreeDayRules.parts(DAY, ZoneId.of("UTC")).get(0);
        assertThat(FreeDayRules.after(today, Instant.parse("2026-12-07T10:00:00Z")))
                .isEqualTo(today);
        assertThat(FreeDayRules.moments(
                        DAY,
                        FreeDayRules.after(today, Instant.parse("2026-12-08T22:31:00Z"))
                                .mask()))
                .containsExactly(Instant.parse("2026-12-08T23:00:00Z"), Instant.parse("2026-12-08T23:30:00Z"));
        assertThat(FreeDayRules.after(today, Instant.parse("2026-12-08T23:00:00Z"))
                        .mask())
                .isEqualTo(FreeDayRules.after(today, Instant.parse("2026-12-08T22:31:00Z"))
                        .mask());
        assertThat(FreeDayRules.after(today, Instant.parse("2026-12-09T00:00:00Z"))
                        .mask())
                .isZero();
    }

    private static List<String> moments(FreeDay day, int way) {
        return FreeDayRules.moments(day.day(), day.starts(way)).stream()
                .map(moment -> moment.toString().substring(11, 16))
                .toList();
    }

    private static Span span(String from, String to) {
        return new Span(Instant.parse(from), Instant.parse(to));
    }
}
