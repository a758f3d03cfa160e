package org.souffleur.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "person")
class PersonRow {
    @Id
    UUID id;

    String account;
    String role;

    @Column(name = "display_name")
    String displayName;

    @SuppressWarnings("NullAway.Init")
    PersonRow() {}

    PersonRow(Person person) {
        id = person.id().value();
        account = person.account().subject();
        role = person.role().wire();
        displayName = person.name().shown();
    }

    Person person() {
        return new Person(new PersonId(id), new AccountId(account), Role.of(role), new DisplayName(displayName));
    }
}
