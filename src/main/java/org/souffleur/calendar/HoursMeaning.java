package org.souffleur.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * What hours come to in the next fortnight, for the eyes of whoever they belong to.
 *
 * @param zone whose days they are
 * @param days today and thirteen more
 */
public record HoursMeaning(ZoneId zone, List<Day> days) {
    static final int DAYS = 14;

    /**
     * One of them.
     *
     * @param evening whether an evening fits into its evening
     * @param free what is free and begins on this day
     */
    public record Day(LocalDate day, boolean evening, List<Span> free) {
        public Day {
            free = List.copyOf(free);
        }
    }

    public HoursMeaning {
        days = List.copyOf(days);
    }

    /** On how many of them an evening fits. */
    public long evenings() {
        return days.stream().filter(Day::evening).count();
    }

    static Span window(ZoneId zone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return new Span(now, today.plusDays(DAYS + 1).atStartOfDay(zone).toInstant());
    }

    static HoursMeaning of(Hours hours, List<Span> booked, Instant now) {
        ZoneId zone = hours.zone();
        LocalDate today = LocalDate.ofInstant(now, zone);
        List<Span> free = HoursRules.free(hours, booked, window(zone, now));
        return new HoursMeaning(
                zone,
                Stream.iterate(today, day -> day.plusDays(1))
                        .limit(DAYS)
                        .map(day -> new Day(
                                day,
                                HoursRules.hasEvening(free, day, zone),
                                free.stream()
                                        .filter(span -> LocalDate.ofInstant(span.from(), zone)
                                                .equals(day))
                                        .toList()))
                        .toList());
    }
}
