package org.souffleur.calendar;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Hours on days that come again.
 *
 * @param rule which days
 * @param first the rule's DTSTART: no day before it
 * @param from on each such day, by the clock of the owner's zone
 * @param to the same; where it is not after {@code from} it is on the next day, and where both are the same it is a whole day
 */
public record RecurringTime(Recurrence rule, LocalDate first, LocalTime from, LocalTime to) {
    boolean endsNextDay() {
        return !to.isAfter(from);
    }
}
