package org.souffleur.people.joining;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.PersonId;

/**
 * The call with a host, before the first evening.
 *
 * @param heldBy the host who had it; null while it is to come
 */
public record HostCall(
        PersonId person,
        Set<PartOfDay> wanted,
        Instant askedAt,
        @Nullable PersonId heldBy,
        @Nullable Instant heldAt) {
    public HostCall {
        wanted = Set.copyOf(wanted);
    }

    public boolean isHeld() {
        return heldAt != null;
    }

    /** When somebody would like to be called. */
    public enum PartOfDay {
        MORNING,
        AFTERNOON,
        EVENING,
        WEEKEND
    }
}
