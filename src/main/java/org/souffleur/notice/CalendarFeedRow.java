package org.souffleur.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.souffleur.people.AccountId;

@Entity
@Table(name = "calendar_feed")
class CalendarFeedRow {
    @Id
    String account;

    @Column(name = "secret_hash")
    byte[] secretHash;

    UUID naming;
    String language;

    @Column(name = "made_at")
    Instant madeAt;

    @SuppressWarnings("NullAway.Init")
    CalendarFeedRow() {}

    CalendarFeedRow(CalendarFeed feed, FeedSecret secret) {
        account = feed.account().subject();
        secretHash = secret.hash();
        naming = feed.naming();
        language = feed.language();
        madeAt = feed.madeAt();
    }

    CalendarFeed feed() {
        return new CalendarFeed(new AccountId(account), naming, language, madeAt);
    }
}
