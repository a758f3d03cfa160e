package org.souffleur.people.joining;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.souffleur.people.AccountId;

@Entity
@Table(name = "refused_assurance")
class RefusedAssuranceRow {
    @Id
    String account;

    String provider;
    Instant at;

    @SuppressWarnings("NullAway.Init")
    RefusedAssuranceRow() {}

    RefusedAssuranceRow(AccountId account, String provider, Instant at) {
        this.account = account.subject();
        this.provider = provider;
        this.at = at;
    }
}
