package org.souffleur.couple;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.souffleur.os.OsId;
import org.souffleur.people.PersonId;

@Entity
@Table(name = "couple_request")
class CoupleRequestRow {
    @Id
    UUID id;

    UUID human;
    UUID os;

    @Column(name = "asked_at")
    Instant askedAt;

    @SuppressWarnings("NullAway.Init")
    CoupleRequestRow() {}

    CoupleRequest request() {
        return new CoupleRequest(id, new PersonId(human), new OsId(os), askedAt);
    }
}
