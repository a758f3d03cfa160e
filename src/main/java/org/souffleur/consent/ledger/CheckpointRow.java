package org.souffleur.consent.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "ledger_checkpoint")
class CheckpointRow {
    @Id
    long number;

    Instant at;
    String heads;
    byte[] previous;
    byte[] hash;

    @Column(name = "key_id")
    String keyId;

    byte[] signature;

    @SuppressWarnings("NullAway.Init")
    CheckpointRow() {}

    CheckpointRow(Checkpoint checkpoint) {
        number = checkpoint.number();
        at = checkpoint.at();
        heads = Checkpoint.headsAsText(checkpoint.heads());
        previous = checkpoint.previous();
        hash = checkpoint.hash();
        keyId = checkpoint.keyId();
        signature = checkpoint.signature();
    }

    Checkpoint checkpoint() {
        return new Checkpoint(number, at, Checkpoint.headsFromText(heads), previous, hash, keyId, signature);
    }
}
