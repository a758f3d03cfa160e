package org.souffleur.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list of evenings.
 *
 * @param role the viewer's; {@code host} for a host
 * @param seat the viewer's; null for a host
 * @param with the names of the others
 * @param open whether one can come in now
 */
public record EveningSummary(
        String id,
        String state,
        Instant startsAt,
        Instant endsAt,
        String role,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String seat,
        List<String> with,
        boolean open) {
    public EveningSummary {
        with = List.copyOf(with);
    }

    @Override
    public String toString() {
        return "EveningSummary[" + id + ", " + state + "]";
    }
}
