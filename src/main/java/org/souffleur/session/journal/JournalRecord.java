package org.souffleur.session.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that must not be forgotten, by ids only.
 *
 * @param id names the fact; writing it twice is the same as once
 * @param kind what happened
 * @param evening where
 * @param seat who; null when the house did, or when only the account is known
 * @param account who claims to be a party, while no database could tell; null where the seat is known
 * @param subject of a withdrawal; null otherwise
 * @param atMicros when, microseconds since the epoch
 * @param cutMicros how long the media took to fall silent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JournalRecord(
        UUID id,
        Kind kind,
        UUID evening,
        @Nullable String seat,
        @Nullable String account,
        @Nullable String subject,
        long atMicros,
        @Nullable Long cutMicros) {

    /** What is worth a sync. */
    public enum Kind {
        WITHDRAW,
        STOP,
        END
    }

    public Instant at() {
        return Instant.EPOCH
                .plusNanos(Math.multiplyExact(atMicros % 1_000_000, 1_000L))
                .plusSeconds(atMicros / 1_000_000);
    }

    /** Whether it ends the evening. */
    public boolean endsTheEvening() {
        return kind == Kind.STOP || kind == Kind.END;
    }
}
