package org.souffleur.calendar;

import java.time.InstantSource;
import org.hibernate.reactive.mutiny.Mutiny;

/** The real timetables and their doors, for tests that assemble by hand. */
public final class TimetablesForTests {
    private TimetablesForTests() {}

    public static Timetables in(Mutiny.SessionFactory rows) {
        return new TimetablesInPostgres(rows);
    }

    public static KeepFreeDays freeDays(Mutiny.SessionFactory rows, BookedTimes booked, InstantSource wall) {
        return new KeepFreeDays(in(rows), booked, wall);
    }

    public static ChangeHours change(Mutiny.SessionFactory rows, BookedTimes booked, InstantSource wall) {
        return new ChangeHours(in(rows), freeDays(rows, booked, wall), wall);
    }

    public static SeeHours see(Mutiny.SessionFactory rows, BookedTimes booked, InstantSource wall) {
        return new SeeHours(in(rows), booked, wall);
    }
}
