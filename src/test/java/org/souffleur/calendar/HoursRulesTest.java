package org.souffleur.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HoursRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    @Test
    void hoursMeanTheSameClockTimeOnEachOfTheirDays() {
        Hours hours = SaidHours.in("Europe/Amsterdam")
                .weekly("MO,WE", "18:00", "23:00")
                .hours();
        assertThat(open(hours, "2026-12-07T00:00Z", "2026-12-14T00:00Z"))
                .containsExactly("2026-12-07T17:00Z/22:00Z", "2026-12-09T17:00Z/22:00Z");
    }

    @Test
    void hoursThatEndAfterMidnightBelongToTheDayOnWhichTheyBegin() {
        Hours hours =
                SaidHours.in("Europe/Amsterdam").weekly("FR", "20:00", "02:00").hours();
        assertThat(open(hours, "2026-12-11T23:30Z", "2026-12-13T00:00Z")).containsExactly("2026-12-11T23:30Z/01:00Z");
    }

    @Test
    void aDayFromMidnightToMidnightIsAWholeOne() {
        Hours hours = SaidHours.in("UTC").weekly("SA", "00:00", "00:00").hours();
        assertThat(open(hours, "2026-12-12T00:00Z", "2026-12-14T00:00Z")).containsExactly("2026-12-12T00:00Z/00:00Z");
    }

    @Test
    void hoursThatTouchAreOne() {
        Hours hours = SaidHours.in("UTC")
                .weekly("SA", "12:00", "17:00")
                .weekly("SA", "17:00", "23:00")
                .hours();
        assertThat(open(hours, "2026-12-12T00:00Z", "2026-12-13T00:00Z")).containsExactly("2026-12-12T12:00Z/23:00Z");
    }

    @Test
    void exceptionsTakeTimeAwayAndGiveTimeBesides() {
        Hours hours = SaidHours.in("UTC")
                .rule("FREQ=DAILY", "18:00", "23:00")
                .off("2026-12-08T00:00", "2026-12-09T00:00")
                .off("2026-12-09T20:00", "2026-12-09T21:00")
                .on("2026-12-10T09:00", "2026-12-10T13:00")
                .hours();
        assertThat(open(hours, "2026-12-07T00:00Z", "2026-12-11T00:00Z"))
                .containsExactly(
                        "2026-12-07T18:00Z/23:00Z",
                        "2026-12-09T18:00Z/20:00Z",
                        "2026-12-09T21:00Z/23:00Z",
                        "2026-12-10T09:00Z/13:00Z",
                        "2026-12-10T18:00Z/23:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        // Forward: the hour that is not there is read by the offset before the gap, RFC 5545 §3.3.5.
        "Europe/Amsterdam, 2026-03-29, 01:00, 04:00, 2026-03-29T00:00Z, 2026-03-29T02:00Z",
        "Europe/Amsterdam, 2026-03-29, 02:30, 05:00, 2026-03-29T01:30Z, 2026-03-29T03:00Z",
        "America/New_York, 2026-03-08, 01:00, 04:00, 2026-03-08T06:00Z, 2026-03-08T08:00Z",
        "America/New_York, 2026-03-08, 02:30, 05:00, 2026-03-08T07:30Z, 2026-03-08T09:00Z",
        "Australia/Lord_Howe, 2026-10-04, 01:00, 04:00, 2026-10-03T14:30Z, 2026-10-03T17:00Z", // by half an hour
        // Back: the hour that comes twice is the first of the two.
        "Europe/Amsterdam, 2026-10-25, 01:00, 04:00, 2026-10-24T23:00Z, 2026-10-25T03:00Z",
        "Europe/Amsterdam, 2026-10-25, 02:00, 02:30, 2026-10-25T00:00Z, 2026-10-25T00:30Z",
        "America/New_York, 2026-11-01, 00:00, 03:00, 2026-11-01T04:00Z, 2026-11-01T08:00Z",
        "America/New_York, 2026-11-01, 01:30, 03:00, 2026-11-01T05:30Z, 2026-11-01T08:00Z",
        "Australia/Lord_Howe, 2026-04-05, 01:00, 03:00, 2026-04-04T14:00Z, 2026-04-04T16:30Z",
    })
    void aChangeOfTheClocksMovesTheHoursWithTheClock(
            String zone, String day, String from, String to, String opens, String closes) {
        Hours hours = SaidHours.in(zone).rule("FREQ=DAILY", from, to).hours();
        Span window = new Span(Instant.parse(day + "T00:00:00Z"), Instant.parse(day + "T12:00:00Z"))
                .wider(Duration.ofHours(12));
        assertThat(HoursRules.open(hours, window)).contains(new Span(instant(opens), instant(closes)));
    }

    @Test
    void hoursThatLieInAGapAltogetherAreNotThere() {
        Hours hours = SaidHours.in("Europe/Amsterdam")
                .rule("FREQ=DAILY", "02:00", "03:00")
                .hours();
        assertThat(open(hours, "2026-03-28T23:00Z", "2026-03-29T22:00Z")).isEmpty();
    }

    @Test
    void quietTimeLiesBetweenTwoEveningsAndBothKeepTheirs() {
        Hours hours =
                SaidHours.in("UTC").weekly("SA", "10:00", "23:00").quiet(30, 60).hours();
        Span evening = new Span(instant("2026-12-12T15:00Z"), instant("2026-12-12T18:00Z"));
        Span day = new Span(instant("2026-12-12T00:00Z"), instant("2026-12-13T00:00Z"));
        // Before it: 60 min after the one, 30 before the other; behind it the same.
        assertThat(text(HoursRules.free(hours, List.of(evening), day)))
                .containsExactly("2026-12-12T10:00Z/13:30Z", "2026-12-12T19:30Z/23:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "18:00, 21:00, true",
        "18:30, 21:00, false",
        "14:00, 20:00, true",
        "14:00, 19:30, false",
        "23:00, 02:00, true",
        "23:30, 04:00, false",
    })
    void anEveningIsFreeWhereThreeHoursFitBetweenFiveAndTwo(String from, String to, boolean free) {
        ZoneId zone = ZoneId.of("Europe/Amsterdam");
        Hours hours = SaidHours.in("Europe/Amsterdam").weekly("TU", from, to).hours();
        List<Span> open = HoursRules.open(hours, new Span(instant("2026-12-07T00:00Z"), instant("2026-12-14T00:00Z")));
        assertThat(HoursRules.hasEvening(open, LocalDate.of(2026, 12, 8), zone)).isEqualTo(free);
        assertThat(HoursRules.hasEvening(open, LocalDate.of(2026, 12, 9), zone)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=SECONDLY|RULE_TOO_FINE",
                "FREQ=MINUTELY;INTERVAL=30|RULE_TOO_FINE",
                "FREQ=HOURLY|RULE_TOO_FINE",
                "FREQ=DAILY;BYHOUR=18|RULE_TOO_FINE",
                "FREQ=DAILY;BYMINUTE=0,1,2|RULE_TOO_FINE",
                "FREQ=DAILY;BYSECOND=1|RULE_TOO_FINE",
                "FREQ=WEEKLY;BYDAY=XX|RULE_UNREADABLE",
                "RRULE:FREQ=DAILY|RULE_UNREADABLE",
                "FREQ=DAILY;COUNT=2;UNTIL=20261201|RULE_UNREADABLE",
                "FREQ=DAILY;UNTIL=20261201T000000Z|RULE_UNREADABLE",
                "FREQ=DAILY;INTERVAL=0|RULE_UNREADABLE",
                "every evening|RULE_UNREADABLE",
                "FREQ=DAILY;INTERVAL=100|RULE_OUT_OF_BOUNDS",
                "FREQ=DAILY;COUNT=801|RULE_OUT_OF_BOUNDS",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30|RULE_NEVER",
                "FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1|RULE_NEVER",
                "FREQ=DAILY;UNTIL=20251231|RULE_NEVER",
            })
    void aRuleThatIsNoneOfDaysOrNeverHappensIsRefusedWithItsReason(String rule, WhyRefused why) {
        assertRefused(SaidHours.in("UTC").rule(rule, "18:00", "23:00").draft(), why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=DAILY;INTERVAL=99",
                "FREQ=DAILY;COUNT=800",
                "FREQ=MONTHLY;BYDAY=1SA,-1SU",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;WKST=SU",
            })
    void everyRuleOfDaysIsTaken(String rule) {
        Hours hours = SaidHours.in("UTC").rule(rule, "18:00", "23:00").hours();
        Span decade = new Span(instant("2026-12-01T00:00Z"), instant("2036-12-01T00:00Z"));
        assertThat(hours.rules().get(0).rule()).hasToString(rule);
        assertThat(HoursRules.open(hours, decade)).hasSizeLessThan(3700);
    }

    @Test
    void everythingElseThatCannotBeTakenHasItsReasonToo() {
        HoursDraft.Rule rule = new HoursDraft.Rule("FREQ=DAILY", "2026-01-01", "18:00", "23:00");
        assertRefused(draft(null, List.of(), List.of()), WhyRefused.INCOMPLETE);
        assertRefused(SaidHours.in("Mars/Olympus").draft(), WhyRefused.ZONE_UNKNOWN);
        assertRefused(SaidHours.in("+01:00").draft(), WhyRefused.ZONE_UNKNOWN);
        assertRefused(SaidHours.in("UTC").weekly("MO", "18:10", "23:00").draft(), WhyRefused.NOT_ON_THE_HALF_HOUR);
        assertRefused(SaidHours.in("UTC").weekly("MO", "18:00", "23:00:01").draft(), WhyRefused.NOT_ON_THE_HALF_HOUR);
        assertRefused(SaidHours.in("UTC").weekly("MO", "evening", "23:00").draft(), WhyRefused.RULE_UNREADABLE);
        assertRefused(SaidHours.in("UTC").quiet(270, 0).draft(), WhyRefused.BUFFER_OUT_OF_RANGE);
        assertRefused(SaidHours.in("UTC").quiet(0, -30).draft(), WhyRefused.BUFFER_OUT_OF_RANGE);
        assertRefused(SaidHours.in("UTC").from(new Cell(7), 30).draft(), WhyRefused.PLACE_UNKNOWN);
        assertRefused(SaidHours.in("UTC").from(new Cell(7), 120).draft(), WhyRefused.REACH_OUT_OF_RANGE);
        assertRefused(
                draft("UTC", Collections.nCopies(HoursRules.MAX_RULES + 1, rule), List.of()),
                WhyRefused.TOO_MANY_RULES);
        assertRefused(
                draft("UTC", List.of(new HoursDraft.Rule("FREQ=DAILY", "1026-01-01", "18:00", "23:00")), List.of()),
                WhyRefused.RULE_OUT_OF_BOUNDS);
        assertRefused(draft("UTC", Collections.singletonList(null), List.of()), WhyRefused.INCOMPLETE);
    }

    @Test
    void twoExceptionsForTheSameTimeAreRefusedAndTwoThatTouchAreNot() {
        SaidHours touching = SaidHours.in("UTC")
                .off("2026-12-24T00:00", "2026-12-25T00:00")
                .on("2026-12-25T00:00", "2026-12-25T04:00");
        assertThat(touching.hours().exceptions()).hasSize(2);
        assertRefused(
                SaidHours.in("UTC")
                        .off("2026-12-24T00:00", "2026-12-25T00:30")
                        .on("2026-12-25T00:00", "2026-12-25T04:00")
                        .draft(),
                WhyRefused.EXCEPTIONS_OVERLAP);
        assertRefused(
                SaidHours.in("UTC").off("2026-12-24T00:00", "2026-12-24T00:00").draft(), WhyRefused.EXCEPTION_EMPTY);
        assertRefused(
                SaidHours.in("UTC").off("2026-12-24T00:00", "2028-12-24T00:00").draft(), WhyRefused.EXCEPTION_TOO_LONG);
        List<HoursDraft.Once> many = IntStream.rangeClosed(0, HoursRules.MAX_EXCEPTIONS)
                .mapToObj(i -> LocalDateTime.of(2027, 1, 1, 0, 0).plusDays(i))
                .map(day -> new HoursDraft.Once(
                        false, day.toString(), day.plusDays(1).toString()))
                .toList();
        assertRefused(draft("UTC", List.of(), many), WhyRefused.TOO_MANY_EXCEPTIONS);
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonIsASentence(WhyRefused why) {
        assertThat(why.sentence()).matches("[A-Z].*\\.");
        assertThat(why.wire()).matches("[a-z]+(-[a-z]+)*");
    }

    private static HoursDraft draft(String zone, List<HoursDraft.Rule> rules, List<HoursDraft.Once> exceptions) {
        return new HoursDraft(zone, rules, exceptions, null, null, null, null);
    }

    private static void assertRefused(HoursDraft draft, WhyRefused why) {
        assertThatThrownBy(() -> HoursRules.read(draft, TODAY))
                .isInstanceOfSatisfying(
                        HoursRefused.class, refused -> assertThat(refused.why()).isEqualTo(why));
    }

    private static List<String> open(Hours hours, String from, String to) {
        return text(HoursRules.open(hours, new Span(instant(from), instant(to))));
    }

    private static List<String> text(List<Span> spans) {
        return spans.stream()
                .map(span -> span.from().toString().replace(":00Z", "Z") + "/"
                        + span.to().toString().substring(11).replace(":00Z", "Z"))
                .toList();
    }

    private static Instant instant(String minutes) {
        return Instant.parse(minutes.replace("Z", ":00Z"));
    }
}
