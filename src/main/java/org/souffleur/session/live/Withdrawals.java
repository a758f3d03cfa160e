package org.souffleur.session.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.souffleur.consent.Standing;
import org.souffleur.consent.Subject;
import org.souffleur.people.Seat;

/**
 * Yeses that were taken back and that a reading of the ledger may not know yet. Each is kept until a reading arrives
 * that began after it was recorded: no older reading can open again what somebody closed.
 */
final class Withdrawals {
    private final Map<UUID, Withdrawn> kept = new LinkedHashMap<>();

    /** Recorded at Long.MAX_VALUE means not yet. */
    private record Withdrawn(Seat seat, Subject subject, long recordedAtNanos) {}

    void keep(UUID fact, Seat seat, Subject subject) {
        kept.put(fact, new Withdrawn(seat, subject, Long.MAX_VALUE));
    }

    /** The ledger holds it now; a reading that begins later will know it by itself. */
    void recorded(UUID fact, long atNanos) {
        kept.computeIfPresent(fact, (id, gone) -> new Withdrawn(gone.seat(), gone.subject(), atNanos));
    }

    /** A reading that began then is in hand. */
    void forgetRecordedBefore(long readStartedAtNanos) {
        kept.values().removeIf(gone -> gone.recordedAtNanos() <= readStartedAtNanos);
    }

    Standing takenFrom(Standing read) {
        Standing standing = read;
        for (Withdrawn gone : kept.values()) {
            standing = standing.without(gone.subject(), gone.seat());
        }
        return standing;
    }
}
