package org.souffleur.consent;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "refused_grant")
class RefusedGrantRow {
    @Id
    UUID id;

    UUID evening;
    String seat;
    String subject;
    String reason;
    Instant at;

    @SuppressWarnings("NullAway.Init")
    RefusedGrantRow() {}

    RefusedGrantRow(UUID id, UUID evening, String seat, String subject, String reason, Instant at) {
        this.id = id;
        this.evening = evening;
        this.seat = seat;
        this.subject = subject;
        this.reason = reason;
        this.at = at;
    }
}
