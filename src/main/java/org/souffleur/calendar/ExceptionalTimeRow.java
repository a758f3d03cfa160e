package org.souffleur.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.util.UUID;

@Entity
@IdClass(TimetablePart.class)
@Table(name = "timetable_exception")
class ExceptionalTimeRow {
    @Id
    UUID owner;

    @Id
    int number;

    @Column(name = "is_on")
    boolean on;

    @Column(name = "from_time")
    LocalDateTime fromTime;

    @Column(name = "to_time")
    LocalDateTime toTime;

    @SuppressWarnings("NullAway.Init")
    ExceptionalTimeRow() {}

    ExceptionalTimeRow(UUID owner, int number, ExceptionalTime exception) {
        this.owner = owner;
        this.number = number;
        on = exception.on();
        fromTime = exception.from();
        toTime = exception.to();
    }

    ExceptionalTime exception() {
        return new ExceptionalTime(on, fromTime, toTime);
    }
}
