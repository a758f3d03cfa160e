package org.souffleur.people.joining;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.DisplayName;
import org.souffleur.people.MailAddress;
import org.souffleur.people.PersonId;

@Entity
@Table(name = "safety_contact")
class SafetyContactRow {
    @Id
    UUID person;

    String name;
    String mail;
    String state;

    @Column(name = "key_hash")
    byte[] keyHash;

    @Column(name = "asked_at")
    Instant askedAt;

    @Nullable
    @Column(name = "answered_at")
    Instant answeredAt;

    int letters;

    @Column(name = "letters_since")
    Instant lettersSince;

    @SuppressWarnings("NullAway.Init")
    SafetyContactRow() {}

    SafetyContactRow(SafetyContact contact) {
        person = contact.person().value();
        name = contact.name().shown();
        mail = contact.mail().written();
        state = contact.state().name().toLowerCase(Locale.ROOT);
        keyHash = contact.key().bytes();
        askedAt = contact.askedAt();
        answeredAt = contact.answeredAt();
        letters = contact.letters();
        lettersSince = contact.lettersSince();
    }

    SafetyContact contact() {
        return new SafetyContact(
                new PersonId(person),
                new DisplayName(name),
                new MailAddress(mail),
                SafetyContact.State.valueOf(state.toUpperCase(Locale.ROOT)),
                new LinkKey.Hash(keyHash),
                askedAt,
                answeredAt,
                letters,
                lettersSince);
    }
}
