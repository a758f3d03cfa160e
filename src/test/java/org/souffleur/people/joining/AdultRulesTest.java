package org.souffleur.people.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** From when on somebody is an adult: never a day too early, wherever they are. */
class AdultRulesTest {
    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }

    @Test
    void oneIsAnAdultFromTheEighteenthBirthdayOn() {
        assertThat(AdultRules.isAdult(day("2008-05-02"), day("2026-05-01"))).isFalse();
        assertThat(AdultRules.isAdult(day("2008-05-01"), day("2026-05-01"))).isTrue();
    }

    @Test
    void whoWasBornOnALeapDayIsAnAdultOnTheFirstOfMarch() {
        assertThat(AdultRules.isAdult(day("2008-02-29"), day("2026-02-28"))).isFalse();
        assertThat(AdultRules.isAdult(day("2008-02-29"), day("2026-03-01"))).isTrue();
        assertThat(AdultRules.isAdult(day("2008-03-01"), day("2026-02-28"))).isFalse();
    }

    @Test
    void itIsABirthdayWhereTheDayBeginsLast() {
        assertThat(AdultRules.today(Instant.parse("2026-05-01T11:59:00Z"))).isEqualTo("2026-04-30");
        assertThat(AdultRules.today(Instant.parse("2026-05-01T12:00:00Z"))).isEqualTo("2026-05-01");
    }

    @Test
    void nobodyAliveWasBornInTheFutureOrLongAgo() {
        assertThat(AdultRules.isBirthDate(day("2026-05-03"), day("2026-05-01"))).isFalse();
        assertThat(AdultRules.isBirthDate(day("1901-04-30"), day("2026-05-01"))).isFalse();
        assertThat(AdultRules.isBirthDate(day("1930-01-01"), day("2026-05-01"))).isTrue();
    }
}
