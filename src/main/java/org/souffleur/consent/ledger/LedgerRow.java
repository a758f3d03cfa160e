package org.souffleur.consent.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.EveningId;

@Entity
@Table(name = "ledger_entry")
class LedgerRow {
    @Id
    @Column(name = "fact_id")
    UUID factId;

    UUID evening;
    int number;
    String kind;
    String subject;

    @Nullable
    UUID party;

    Instant at;

    @Nullable
    @Column(name = "until_at")
    Instant until;

    @Nullable
    @Column(name = "auth_time")
    Instant authTime;

    @Nullable
    @Column(name = "cut_micros")
    Long cutMicros;

    byte[] previous;
    byte[] hash;

    @SuppressWarnings("NullAway.Init")
    LedgerRow() {}

    LedgerRow(LedgerEntry entry) {
        factId = entry.factId();
        evening = entry.evening().value();
        number = entry.number();
        kind = entry.kind().name();
        subject = entry.subject();
        Pseudonym pseudonym = entry.party();
        party = pseudonym == null ? null : pseudonym.value();
        at = entry.at();
        until = entry.until();
        authTime = entry.authTime();
        cutMicros = entry.cutMicros();
        previous = entry.previous();
        hash = entry.hash();
    }

    LedgerEntry entry() {
        return new LedgerEntry(
                new EveningId(evening),
                number,
                factId,
                EntryKind.valueOf(kind),
                subject,
                party == null ? null : new Pseudonym(party),
                at,
                until,
                authTime,
                cutMicros,
                previous,
                hash);
    }
}
