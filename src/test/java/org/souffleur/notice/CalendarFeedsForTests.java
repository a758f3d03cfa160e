package org.souffleur.notice;

import java.time.InstantSource;
import org.hibernate.reactive.mutiny.Mutiny;
import org.souffleur.people.Ids;

/** The real calendars for programs, for tests that assemble by hand. */
public final class CalendarFeedsForTests {
    private CalendarFeedsForTests() {}

    public static CalendarFeeds in(Mutiny.SessionFactory rows) {
        return new CalendarFeedsInPostgres(rows);
    }

    public static MakeFeedAddress making(CalendarFeeds feeds, Ids ids, InstantSource wall) {
        return new MakeFeedAddress(feeds, ids, wall);
    }
}
