package org.souffleur.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * The moments of one day of UTC at which an evening could begin: bit {@code n} stands for {@code n} half hours after
 * midnight.
 *
 * @param starts first without a way to go, then with one, two and three half hours there and back
 */
public record FreeDay(LocalDate day, List<Long> starts) {
    public FreeDay {
        starts = List.copyOf(starts);
        if (starts.size() != TravelRules.MAX_STEPS + 1) {
            throw new IllegalArgumentException("as many as there are ways");
        }
    }

    public long starts(int travelSteps) {
        return starts.get(travelSteps);
    }
}
