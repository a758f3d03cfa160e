package org.souffleur.surrogate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.souffleur.people.PersonId;

@Entity
@Table(name = "surrogate")
class SurrogateRow {
    @Id
    UUID id;

    UUID person;

    @SuppressWarnings("NullAway.Init")
    SurrogateRow() {}

    SurrogateRow(Surrogate surrogate) {
        id = surrogate.id().value();
        person = surrogate.person().value();
    }

    Surrogate surrogate() {
        return new Surrogate(new SurrogateId(id), new PersonId(person));
    }
}
