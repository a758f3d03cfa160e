package org.souffleur.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "consent_receipt")
class ReceiptRow {
    @Id
    @Column(name = "fact_id")
    UUID factId;

    UUID evening;
    String seat;
    int number;
    String json;
    String jws;

    @SuppressWarnings("NullAway.Init")
    ReceiptRow() {}

    ReceiptRow(UUID evening, String seat, Receipt receipt) {
        this.factId = receipt.entry();
        this.evening = evening;
        this.seat = seat;
        this.number = receipt.number();
        this.json = receipt.json();
        this.jws = receipt.jws();
    }

    Receipt receipt() {
        return new Receipt(factId, number, json, jws);
    }
}
