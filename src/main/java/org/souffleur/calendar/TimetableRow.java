package org.souffleur.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "timetable")
class TimetableRow {
    @Id
    UUID owner;

    String kind;
    String zone;

    @Nullable
    Long cell;

    @Column(name = "reach_steps")
    int reachSteps;

    @Column(name = "before_minutes")
    int beforeMinutes;

    @Column(name = "after_minutes")
    int afterMinutes;

    long version;

    @Nullable
    @Column(name = "free_until")
    LocalDate freeUntil;

    @SuppressWarnings("NullAway.Init")
    TimetableRow() {}

    TimetableRow(Owner owner, Hours hours, long version) {
        this.owner = owner.id();
        kind = owner.kind().wire();
        zone = hours.zone().getId();
        cell = hours.cell().map(Cell::index).orElse(null);
        reachSteps = hours.reachSteps();
        beforeMinutes = (int) hours.before().toMinutes();
        afterMinutes = (int) hours.after().toMinutes();
        this.version = version;
    }

    Owner whose() {
        return new Owner(OwnerKind.of(kind), owner);
    }

    Timetable timetable(List<RecurringTime> rules, List<ExceptionalTime> exceptions) {
        return new Timetable(
                new Hours(
                        ZoneId.of(zone),
                        rules,
                        exceptions,
                        Duration.ofMinutes(beforeMinutes),
                        Duration.ofMinutes(afterMinutes),
                        reachSteps,
                        Optional.ofNullable(cell).map(Cell::new)),
                version);
    }
}
