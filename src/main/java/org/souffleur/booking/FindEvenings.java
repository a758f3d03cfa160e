package org.souffleur.booking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.souffleur.calendar.Cell;
import org.souffleur.calendar.Cells;
import org.souffleur.calendar.FreeDayPart;
import org.souffleur.calendar.FreeDayRules;
import org.souffleur.calendar.KeepFreeDays;
import org.souffleur.calendar.Owner;
import org.souffleur.calendar.OwnerKind;
import org.souffleur.calendar.Timetable;
import org.souffleur.calendar.Timetables;
import org.souffleur.calendar.TravelRules;
import org.souffleur.couple.Couple;
import org.souffleur.people.PersonId;

/**
 * Looks for evenings of the next 30 days that a human, their OS, a surrogate and a kit could share. It takes place where
 * the human is: the others come there and go home again, and all of it lies in their own hours.
 */
@ApplicationScoped
public class FindEvenings {
    /** As many surrogates as somebody compares for one evening. */
    public static final int EACH = 3;

    private final Timetables timetables;
    private final SharedTimes shared;
    private final InstantSource wall;

    FindEvenings(Timetables timetables, SharedTimes shared, InstantSource wall) {
        this.timetables = timetables;
        this.shared = shared;
        this.wall = wall;
    }

    /**
     * By day and then by nearness, at most {@link #EACH} surrogates a day. None where the human has not said when they
     * have time, or roughly where.
     */
    public Uni<List<PossibleEvening>> find(Couple couple) {
        Owner human = new Owner(OwnerKind.HUMAN, couple.human().value());
        return timetables.find(human).chain(found -> {
            Optional<Cell> cell = found.map(Timetable::hours).flatMap(hours -> hours.cell());
            return cell.isEmpty()
                    ? Uni.createFrom().item(List.of())
                    : find(couple, found.get().hours().zone(), cell.get());
        });
    }

    private Uni<List<PossibleEvening>> find(Couple couple, ZoneId zone, Cell cell) {
        List<FreeDayPart> days = days(zone, wall.instant());
        List<List<Cell>> around = Cells.around(cell, TravelRules.MAX_RINGS);
        return shared.find(new SharedTimes.Wanted(couple.human(), couple.os(), days, around, EACH))
                .map(rows -> evenings(rows, days));
    }

    /** Today from now on, and as many days more as are searched. */
    static List<FreeDayPart> days(ZoneId zone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return Stream.iterate(today, day -> day.plusDays(1))
                .limit(KeepFreeDays.SEARCHED_DAYS)
                .flatMap(day -> FreeDayRules.parts(day, zone).stream())
                .map(part -> FreeDayRules.after(part, now))
                .filter(part -> part.mask() != 0)
                .toList();
    }

    /** A day of theirs may lie in two days of UTC, each with its nearest; the nearest of both together are the day's. */
    private static List<PossibleEvening> evenings(List<SharedTimes.Shared> rows, List<FreeDayPart> days) {
        Map<LocalDate, Set<PersonId>> told = new HashMap<>();
        List<PossibleEvening> evenings = new ArrayList<>();
        for (SharedTimes.Shared row : rows) {
            FreeDayPart part = days.get(row.part());
            PersonId surrogate = new PersonId(row.surrogate());
            Set<PersonId> ofThisDay = told.computeIfAbsent(part.day(), day -> new HashSet<>());
            if (!ofThisDay.contains(surrogate) && ofThisDay.size() >= EACH) {
                continue;
            }
            ofThisDay.add(surrogate);
            evenings.add(new PossibleEvening(
                    part.day(),
                    FreeDayRules.moments(part.utcDay(), row.starts()),
                    surrogate,
                    row.surrogateSteps() * TravelRules.STEP_MINUTES,
                    row.kit(),
                    row.kitSteps() * TravelRules.STEP_MINUTES));
        }
        return evenings;
    }
}
