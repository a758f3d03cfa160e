package org.souffleur.people.joining;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.souffleur.people.PersonId;

@Entity
@Table(name = "assurance")
class AssuranceRow {
    @Id
    UUID person;

    String provider;
    String method;
    boolean identity;
    Instant at;

    @SuppressWarnings("NullAway.Init")
    AssuranceRow() {}

    AssuranceRow(Assurance assurance) {
        person = assurance.person().value();
        provider = assurance.provider();
        method = assurance.method();
        identity = assurance.identity();
        at = assurance.at();
    }

    Assurance assurance() {
        return new Assurance(new PersonId(person), provider, method, identity, at);
    }
}
