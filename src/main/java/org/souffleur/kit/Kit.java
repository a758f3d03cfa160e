package org.souffleur.kit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.PersonId;

/**
 * An earpiece and a small camera.
 *
 * @param label what stands on it, unique: eight letters and digits
 * @param name what hosts call it
 * @param place where it is kept, in a few words of the host's; never anybody's address
 * @param holder who has it; null while nobody does
 * @param battery in per cent when it was last looked at; −1 where it never was
 * @param edition counts the changes
 */
public record Kit(
        KitId id,
        String label,
        String name,
        String place,
        KitState state,
        Instant since,
        @Nullable PersonId holder,
        int battery,
        long edition) {
    public static final int BATTERY_UNKNOWN = -1;

    public Kit {
        if (state.isWithSomebody() == (holder == null)) {
            throw new IllegalArgumentException("a kit that is out is with somebody, and no other is");
        }
    }

    Kit moved(KitState to, @Nullable PersonId holder, Instant at) {
        return new Kit(id, label, name, place, to, at, to.isWithSomebody() ? holder : null, battery, edition);
    }

    /** As somebody looked at it who changes it: kept only where nobody has changed it since. */
    Kit lookedAt(long edition) {
        return new Kit(id, label, name, place, state, since, holder, battery, edition);
    }

    Kit charged(int percent) {
        return new Kit(id, label, name, place, state, since, holder, percent, edition);
    }
}
