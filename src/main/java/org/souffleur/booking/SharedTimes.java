package org.souffleur.booking;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.souffleur.calendar.Cell;
import org.souffleur.calendar.FreeDayPart;
import org.souffleur.os.OsId;
import org.souffleur.people.PersonId;

/** The time that people, OSs and kits have in common. */
public interface SharedTimes {
    /**
     * What is looked for.
     *
     * @param days when an evening may begin, by the human's own days
     * @param around the cells around the evening's place by rings, nearest first
     * @param each how many surrogates are told for each part of a day, nearest first
     */
    record Wanted(PersonId human, OsId os, List<FreeDayPart> days, List<List<Cell>> around, int each) {
        public Wanted {
            days = List.copyOf(days);
            around = List.copyOf(around);
        }
    }

    /**
     * A surrogate and a kit for a part of a day.
     *
     * @param part which of the wanted days it is, counted from 0
     * @param starts the half hours of that day of UTC at which all of them could begin
     */
    record Shared(int part, long starts, UUID surrogate, int surrogateSteps, UUID kit, int kitSteps) {}

    /** For each part of a day the nearest; in the order of days, and on each in the order of nearness. One query. */
    Uni<List<Shared>> find(Wanted wanted);
}
