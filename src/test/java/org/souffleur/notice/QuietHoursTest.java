package org.souffleur.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From ten at night to eight in the morning, where the person is. */
class QuietHoursTest {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    @ParameterizedTest
    @CsvSource({
        "2026-05-01T21:59:59, 2026-05-01T21:59:59",
        "2026-05-01T22:00:00, 2026-05-02T08:00:00",
        "2026-05-01T23:59:59, 2026-05-02T08:00:00",
        "2026-05-02T00:00:00, 2026-05-02T08:00:00",
        "2026-05-02T07:59:59, 2026-05-02T08:00:00",
        "2026-05-02T08:00:00, 2026-05-02T08:00:00",
        "2026-12-31T22:30:00, 2027-01-01T08:00:00"
    })
    void theNightEndsAtEight(LocalDateTime here, LocalDateTime expected) {
        assertThat(QuietHours.firstMomentAfter(here.atZone(AMSTERDAM).toInstant(), AMSTERDAM))
                .isEqualTo(expected.atZone(AMSTERDAM).toInstant());
    }

    @Test
    void theSameMomentIsNightForOneAndDayForAnother() {
        Instant moment = Instant.parse("2026-05-01T21:00:00Z");
        assertThat(QuietHours.isQuiet(moment, AMSTERDAM)).isTrue();
        assertThat(QuietHours.isQuiet(moment, ZoneId.of("Atlantic/Azores"))).isFalse();
        assertThat(QuietHours.firstMomentAfter(moment, ZoneId.of("America/New_York")))
                .isEqualTo(moment);
    }

    @Test
    void theNightsOfSpringAndAutumnAreShorterAndLonger() {
        Instant spring = Instant.parse("2026-03-28T21:00:00Z"); // ten at night, before the clocks go forward
        assertThat(QuietHours.firstMomentAfter(spring, AMSTERDAM)).isEqualTo(spring.plusSeconds(9 * 3600));
        Instant autumn = Instant.parse("2026-10-24T20:00:00Z");
        assertThat(QuietHours.firstMomentAfter(autumn, AMSTERDAM)).isEqualTo(autumn.plusSeconds(11 * 3600));
    }

    @Test
    void aMorningThatTheCalendarLeftOutIsTheNextOne() {
        ZoneId apia = ZoneId.of("Pacific/Apia"); // there was no 30 December 2011
        Instant evening = ZonedDateTime.of(2011, 12, 29, 22, 30, 0, 0, apia).toInstant();
        assertThat(QuietHours.firstMomentAfter(evening, apia))
                .isEqualTo(ZonedDateTime.of(2011, 12, 31, 8, 0, 0, 0, apia).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Amsterdam",
                "Australia/Lord_Howe",
                "America/St_Johns",
                "Antarctica/Troll",
                "Asia/Kathmandu"
            })
    void whateverTheClocksDoTheMomentIsAheadByDayAndLessThanATwelveHourNightAway(String name) {
        ZoneId zone = ZoneId.of(name);
        Instant now = ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();
        for (int quarter = 0; quarter < 365 * 96; quarter++, now = now.plusSeconds(900)) {
            Instant moment = QuietHours.firstMomentAfter(now, zone);
            assertThat(moment).isBetween(now, now.plusSeconds(12 * 3600));
            assertThat(QuietHours.isQuiet(moment, zone)).isFalse();
        }
    }
}
