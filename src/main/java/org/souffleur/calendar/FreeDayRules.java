package org.souffleur.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Free time as the search reads it: for each day of UTC the half hours at which an evening could begin, for each length of
 * the way. A half hour counts only where all of it is free, so in a zone that is a quarter of an hour off the grid up to a
 * quarter is lost at each end.
 */
public final class FreeDayRules {
    static final Duration STEP = Duration.ofMinutes(TravelRules.STEP_MINUTES);
    static final int STEPS_A_DAY = 48;
    private static final long EVENING_STEPS = HoursRules.EVENING.dividedBy(STEP);

    private FreeDayRules() {}

    /** The days on which there is a beginning at all, earliest first. */
    public static List<FreeDay> days(List<Span> free, int reachSteps) {
        SortedMap<LocalDate, long[]> days = new TreeMap<>();
        for (Span span : free) {
            long first = firstStep(span.from().getEpochSecond());
            long end = Math.floorDiv(span.to().getEpochSecond(), STEP.toSeconds());
            for (int way = 0; way <= reachSteps; way++) {
                for (long step = first + way; step + EVENING_STEPS + way <= end; step++) {
                    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(step, STEPS_A_DAY));
                    days.computeIfAbsent(day, d -> new long[TravelRules.MAX_STEPS + 1])[way] |=
                            1L << Math.floorMod(step, STEPS_A_DAY);
                }
            }
        }
        List<FreeDay> found = new ArrayList<>();
        days.forEach((day, starts) ->
                found.add(new FreeDay(day, Arrays.stream(starts).boxed().toList())));
        return found;
    }

    /** A day by somebody's own clock, as the parts of the one or two days of UTC that it lies in. */
    public static List<FreeDayPart> parts(LocalDate day, ZoneId zone) {
        long from = firstStep(day.atStartOfDay(zone).toEpochSecond());
        long to = firstStep(day.plusDays(1).atStartOfDay(zone).toEpochSecond());
        SortedMap<LocalDate, Long> parts = new TreeMap<>();
        for (long step = from; step < to; step++) {
            parts.merge(
                    LocalDate.ofEpochDay(Math.floorDiv(step, STEPS_A_DAY)),
                    1L << Math.floorMod(step, STEPS_A_DAY),
                    (one, other) -> one | other);
        }
        List<FreeDayPart> found = new ArrayList<>();
        parts.forEach((utc, mask) -> found.add(new FreeDayPart(day, utc, mask)));
        return found;
    }

    /** What is left of a part of a day when a moment has come: beginnings that are not over. */
    public static FreeDayPart after(FreeDayPart part, Instant now) {
        long midnight = part.utcDay().toEpochDay() * STEPS_A_DAY;
        long passed = firstStep(now.getEpochSecond()) - midnight;
        long left = passed <= 0 ? -1L : passed >= STEPS_A_DAY ? 0 : -1L << passed;
        return new FreeDayPart(part.day(), part.utcDay(), part.mask() & left);
    }

    /** The moments that bits of a day of UTC stand for. */
    public static List<Instant> moments(LocalDate day, long starts) {
        Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        List<Instant> moments = new ArrayList<>();
        for (int step = 0; step < STEPS_A_DAY; step++) {
            if ((starts >> step & 1) == 1) {
                moments.add(midnight.plus(STEP.multipliedBy(step)));
            }
        }
        return moments;
    }

    /** The first half hour that begins at a second of the epoch or after it. */
    private static long firstStep(long second) {
        return -Math.floorDiv(-second, STEP.toSeconds());
    }
}
