package org.souffleur.people.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** From when on somebody is an adult. */
final class AdultRules {
    static final int ADULT_YEARS = 18;

    /** Nobody is known to have been older. */
    static final int OLDEST_YEARS = 125;

    private AdultRules() {}

    /** The day as it is where it is earliest: whoever is of age on that day is so everywhere. */
    static LocalDate today(Instant now) {
        return now.atOffset(ZoneOffset.ofHours(-12)).toLocalDate();
    }

    static boolean isAdult(LocalDate born, LocalDate today) {
        // Born on 29 February: of age on 1 March, as where the law says nothing else (plusYears would say the 28th).
        LocalDate ofAge = born.minusDays(1).plusYears(ADULT_YEARS).plusDays(1);
        return !ofAge.isAfter(today);
    }

    /** Whether a living person can have been born on that day. */
    static boolean isBirthDate(LocalDate born, LocalDate today) {
        return !born.isAfter(today.plusDays(1)) && born.isAfter(today.minusYears(OLDEST_YEARS));
    }
}
