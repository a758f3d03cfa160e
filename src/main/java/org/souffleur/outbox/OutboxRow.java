package org.souffleur.outbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "outbox")
class OutboxRow {
    @Id
    UUID id;

    Instant at;
    String kind;
    UUID about;
    String json;

    @SuppressWarnings("NullAway.Init")
    OutboxRow() {}

    OutboxRow(Fact fact) {
        id = fact.id();
        at = fact.at();
        kind = fact.kind();
        about = fact.about();
        json = fact.json();
    }
}
