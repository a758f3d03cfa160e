package org.souffleur.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.souffleur.people.PersonId;

/**
 * An evening that a couple could share with a surrogate, with a kit: everybody has time for it and could be there.
 *
 * @param day by the human's own clock
 * @param starts when it could begin, earliest first; there is at least one
 * @param surrogateMinutes her way there, as long as her way back
 * @param kit the nearest one that could be there at each of {@code starts}
 */
public record PossibleEvening(
        LocalDate day, List<Instant> starts, PersonId surrogate, int surrogateMinutes, UUID kit, int kitMinutes) {
    public PossibleEvening {
        starts = List.copyOf(starts);
    }
}
