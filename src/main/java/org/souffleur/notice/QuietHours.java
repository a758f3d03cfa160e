package org.souffleur.notice;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The hours in which nothing comes that can wait until the morning: from ten at night to eight, where the person is. */
public final class QuietHours {
    static final LocalTime FROM = LocalTime.of(22, 0);
    static final LocalTime UNTIL = LocalTime.of(8, 0);

    private QuietHours() {}

    /** Whether the person's clock shows an hour of the night. */
    public static boolean isQuiet(Instant now, ZoneId zone) {
        LocalTime clock = now.atZone(zone).toLocalTime();
        return !clock.isBefore(FROM) || clock.isBefore(UNTIL);
    }

    /**
     * The first moment from now on that is not quiet: now, or eight in the coming morning. Where clocks are put back
     * over that hour, the second eight; where they are put forward over it, what it becomes.
     */
    public static Instant firstMomentAfter(Instant now, ZoneId zone) {
        if (!isQuiet(now, zone)) {
            return now;
        }
        ZonedDateTime here = now.atZone(zone);
        boolean evening = !here.toLocalTime().isBefore(FROM);
        return here.toLocalDate()
                .plusDays(evening ? 1 : 0)
                .atTime(UNTIL)
                .atZone(zone)
                .withLaterOffsetAtOverlap()
                .toInstant();
    }
}
