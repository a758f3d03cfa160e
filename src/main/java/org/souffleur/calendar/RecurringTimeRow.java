package org.souffleur.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

@Entity
@IdClass(TimetablePart.class)
@Table(name = "timetable_rule")
class RecurringTimeRow {
    @Id
    UUID owner;

    @Id
    int number;

    String rule;

    @Column(name = "first_day")
    LocalDate firstDay;

    @Column(name = "from_time")
    LocalTime fromTime;

    @Column(name = "to_time")
    LocalTime toTime;

    @SuppressWarnings("NullAway.Init")
    RecurringTimeRow() {}

    RecurringTimeRow(UUID owner, int number, RecurringTime time) {
        this.owner = owner;
        this.number = number;
        rule = time.rule().toString();
        firstDay = time.first();
        fromTime = time.from();
        toTime = time.to();
    }

    RecurringTime time() {
        try {
            return new RecurringTime(Recurrence.parse(rule), firstDay, fromTime, toTime);
        } catch (HoursRefused notTaken) {
            throw new IllegalStateException("a rule of " + owner + " could not have been kept", notTaken);
        }
    }
}
