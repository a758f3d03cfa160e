package org.souffleur.consent.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Where a chain's next link goes: the lock, and the list of chains that a checkpoint has yet to sign. */
@Entity
@Table(name = "ledger_head")
class HeadRow {
    @Id
    UUID evening;

    int count;
    byte[] hash;

    @Column(name = "signed_count")
    int signedCount;

    @SuppressWarnings("NullAway.Init")
    HeadRow() {}

    Head head() {
        return new Head(count, hash);
    }
}
