package org.souffleur.consent.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "ledger_pseudonym")
class PseudonymRow {
    @Id
    UUID pseudonym;

    UUID evening;
    String seat;

    @SuppressWarnings("NullAway.Init")
    PseudonymRow() {}

    PseudonymRow(UUID pseudonym, UUID evening, String seat) {
        this.pseudonym = pseudonym;
        this.evening = evening;
        this.seat = seat;
    }
}
