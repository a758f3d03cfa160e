package org.souffleur.booking;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.hibernate.reactive.mutiny.Mutiny;
import org.souffleur.calendar.BookedTimes;
import org.souffleur.calendar.Cell;
import org.souffleur.calendar.Cells;
import org.souffleur.calendar.TimetablesForTests;
import org.souffleur.calendar.TravelRules;
import org.souffleur.couple.Couple;

/** The real search and what it stands on, for tests that assemble by hand. */
public final class SharedTimesForTests {
    private SharedTimesForTests() {}

    public static SharedTimes in(Mutiny.SessionFactory rows) {
        return new SharedTimesInPostgres(rows);
    }

    /** The query as it would be typed, for looking at its plan. */
    public static String typed(SharedTimes.Wanted wanted) {
        SharedTimesInPostgres.Lists lists = SharedTimesInPostgres.Lists.of(wanted);
        return SharedTimesInPostgres.QUERY
                .replace(":dayNumbers", quoted(lists.dayNumbers()))
                .replace(":days", quoted(lists.days()))
                .replace(":masks", quoted(lists.masks()))
                .replace(":cells", quoted(lists.cells()))
                .replace(":steps", quoted(lists.steps()))
                .replace(":human", quoted(wanted.human().value().toString()))
                .replace(":os", quoted(wanted.os().value().toString()))
                .replace(":each", Integer.toString(wanted.each()));
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    /** What a human of a zone and a place looks for. */
    public static SharedTimes.Wanted wanted(Couple couple, ZoneId zone, Cell place, Instant now) {
        return new SharedTimes.Wanted(
                couple.human(),
                couple.os(),
                FindEvenings.days(zone, now),
                Cells.around(place, TravelRules.MAX_RINGS),
                FindEvenings.EACH);
    }

    public static BookedTimes booked(Mutiny.SessionFactory rows) {
        return new BookedTimesInPostgres(rows);
    }

    public static FindEvenings find(Mutiny.SessionFactory rows, InstantSource wall) {
        return new FindEvenings(TimetablesForTests.in(rows), in(rows), wall);
    }
}
