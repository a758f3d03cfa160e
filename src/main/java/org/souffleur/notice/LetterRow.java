package org.souffleur.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.AccountId;
import org.souffleur.people.MailAddress;

@Entity
@Table(name = "letter")
class LetterRow {
    @Id
    UUID id;

    @Nullable
    String account;

    @Nullable
    String address;

    String zone;
    String language;
    String subject;
    String text;
    boolean urgent;

    @Column(name = "due_at")
    Instant dueAt;

    int attempts;

    @SuppressWarnings("NullAway.Init")
    LetterRow() {}

    LetterRow(UUID id, Letter letter, Instant dueAt) {
        this.id = id;
        this.account = letter.to().fold(AccountId::subject, address -> null);
        this.address = letter.to().fold(account -> null, MailAddress::written);
        this.zone = letter.zone().getId();
        this.language = letter.language();
        this.subject = letter.subject();
        this.text = letter.text();
        this.urgent = letter.urgent();
        this.dueAt = dueAt;
    }

    Letters.Due due() {
        Receiver to = account == null
                ? new Receiver.Outsider(new MailAddress(Objects.requireNonNull(address)))
                : new Receiver.Member(new AccountId(account));
        return new Letters.Due(id, new Letter(to, ZoneId.of(zone), language, subject, text, urgent), attempts);
    }
}
