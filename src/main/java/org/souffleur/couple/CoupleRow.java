package org.souffleur.couple;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.souffleur.os.OsId;
import org.souffleur.people.PersonId;

@Entity
@Table(name = "couple")
class CoupleRow {
    @Id
    UUID id;

    UUID human;
    UUID os;

    @Nullable
    Instant since;

    @Nullable
    @Column(name = "ended_at")
    Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    CoupleRow() {}

    CoupleRow(Couple couple) {
        id = couple.id().value();
        human = couple.human().value();
        os = couple.os().value();
    }

    Couple couple() {
        return new Couple(new CoupleId(id), new PersonId(human), new OsId(os));
    }
}
