package org.souffleur.booking;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;

@Entity
@Table(name = "evening")
class EveningRow {
    @Id
    UUID id;

    @Nullable
    UUID couple;

    @Nullable
    UUID surrogate;

    /** Whose rehearsal it is; null for an evening that was booked. */
    @Nullable
    @Column(name = "rehearsed_by")
    UUID rehearsedBy;

    @Column(name = "starts_at")
    Instant startsAt;

    @Column(name = "ends_at")
    Instant endsAt;

    String state;

    @Column(name = "state_since")
    Instant stateSince;

    String awaited;
    long version;

    @Nullable
    String node;

    @SuppressWarnings("NullAway.Init")
    EveningRow() {}

    EveningRow(NewEvening evening) {
        this(evening.id(), evening.startsAt(), evening.endsAt());
        couple = evening.couple().id().value();
        surrogate = evening.surrogate().id().value();
    }

    EveningRow(NewRehearsal rehearsal) {
        this(rehearsal.id(), rehearsal.startsAt(), rehearsal.endsAt());
        rehearsedBy = rehearsal.by().id().value();
    }

    private EveningRow(EveningId id, Instant startsAt, Instant endsAt) {
        this.id = id.value();
        this.startsAt = startsAt;
        this.endsAt = endsAt;
        state = EveningState.PREPARING.wire();
        stateSince = startsAt;
        awaited = "";
    }

    Evening evening(List<Party> parties) {
        Set<Seat> seats = Arrays.stream(awaited.split(","))
                .map(Seat::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return new Evening(new EveningId(id), startsAt, endsAt, EveningState.of(state), stateSince, seats, parties);
    }
}
