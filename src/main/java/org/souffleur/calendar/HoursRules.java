package org.souffleur.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What hours may be, and which time they mean. */
public final class HoursRules {
    static final int MAX_RULES = 40; // a morning, an afternoon and an evening of each weekday, and some
    static final int MAX_EXCEPTIONS = 100;
    static final int MAX_EXCEPTION_DAYS = 400;
    static final int MAX_BUFFER_MINUTES = 240;
    static final int FIRST_DAY_WITHIN_YEARS = 10;

    /** An evening as the search looks for room for it; what is agreed on may be shorter, or longer where there is time. */
    public static final Duration EVENING = Duration.ofHours(3);

    /** What people call the evening: it counts as free when {@link #EVENING} fits in between. */
    private static final LocalTime EVENING_BEGINS = LocalTime.of(17, 0);

    private static final LocalTime EVENING_ENDS_NEXT_DAY = LocalTime.of(2, 0);

    private HoursRules() {}

    /**
     * Reads hours that came from outside.
     *
     * @throws HoursRefused at the first thing that cannot be taken
     */
    public static Hours read(HoursDraft draft, LocalDate today) throws HoursRefused {
        ZoneId zone = zone(draft.zone());
        List<RecurringTime> rules = new ArrayList<>();
        for (HoursDraft.@Nullable Rule rule : orNone(draft.rules())) {
            rules.add(rule(rule, today));
            atMost(MAX_RULES, rules, WhyRefused.TOO_MANY_RULES);
        }
        List<ExceptionalTime> exceptions = new ArrayList<>();
        for (HoursDraft.@Nullable Once once : orNone(draft.exceptions())) {
            ExceptionalTime exception = exception(once);
            if (exceptions.stream().anyMatch(exception::touches)) {
                throw new HoursRefused(WhyRefused.EXCEPTIONS_OVERLAP);
            }
            exceptions.add(exception);
            atMost(MAX_EXCEPTIONS, exceptions, WhyRefused.TOO_MANY_EXCEPTIONS);
        }
        return new Hours(
                zone,
                rules,
                exceptions,
                buffer(draft.beforeMinutes()),
                buffer(draft.afterMinutes()),
                reach(draft.reachMinutes()),
                cell(draft.cell()));
    }

    /**
     * The time that hours mean within a window, in as few spans as it takes.
     *
     * <p>A local time that a change of the clocks leaves out is read by the offset before the gap; one that comes twice is
     * the first of the two (RFC 5545 §3.3.5). So a span can be an hour longer or shorter than its clock times say, and one
     * that lies in a gap altogether is not there.
     */
    public static List<Span> open(Hours hours, Span window) {
        ZoneId zone = hours.zone();
        LocalDate from = LocalDate.ofInstant(window.from(), zone).minusDays(1); // what began the night before
        LocalDate to = LocalDate.ofInstant(window.to(), zone);
        int atMost = (int) (to.toEpochDay() - from.toEpochDay()) + 1; // a rule means a day once
        List<Span> open = new ArrayList<>();
        for (RecurringTime time : hours.rules()) {
            for (LocalDate day : time.rule().days(time.first(), from, to, atMost)) {
                span(day.atTime(time.from()), endOf(time, day), zone).ifPresent(open::add);
            }
        }
        List<Span> off = new ArrayList<>();
        for (ExceptionalTime exception : hours.exceptions()) {
            span(exception.from(), exception.to(), zone).ifPresent(exception.on() ? open::add : off::add);
        }
        return Span.within(Span.without(open, off), window);
    }

    /**
     * What is left for further evenings: between one that is agreed on and a new one lie the quiet time after the first and
     * the quiet time before the second.
     */
    public static List<Span> free(Hours hours, List<Span> booked, Span window) {
        Duration around = hours.before().plus(hours.after());
        return Span.without(
                open(hours, window),
                booked.stream().map(evening -> evening.wider(around)).toList());
    }

    /** Whether an evening fits between 17:00 and 02:00 of a day. */
    public static boolean hasEvening(List<Span> free, LocalDate day, ZoneId zone) {
        return span(day.atTime(EVENING_BEGINS), day.plusDays(1).atTime(EVENING_ENDS_NEXT_DAY), zone)
                .map(evening -> free.stream()
                        .map(span -> span.shared(evening))
                        .flatMap(Optional::stream)
                        .anyMatch(
                                span -> Duration.between(span.from(), span.to()).compareTo(EVENING) >= 0))
                .orElse(false);
    }

    private static LocalDateTime endOf(RecurringTime time, LocalDate day) {
        return (time.endsNextDay() ? day.plusDays(1) : day).atTime(time.to());
    }

    private static Optional<Span> span(LocalDateTime from, LocalDateTime to, ZoneId zone) {
        return Span.of(instant(from, zone), instant(to, zone));
    }

    private static Instant instant(LocalDateTime local, ZoneId zone) {
        return ZonedDateTime.ofLocal(local, zone, null).toInstant();
    }

    private static ZoneId zone(@Nullable String name) throws HoursRefused {
        if (name == null) {
            throw new HoursRefused(WhyRefused.INCOMPLETE);
        }
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new HoursRefused(WhyRefused.ZONE_UNKNOWN);
        }
        return ZoneId.of(name);
    }

    private static RecurringTime rule(HoursDraft.@Nullable Rule draft, LocalDate today) throws HoursRefused {
        if (draft == null
                || draft.rule() == null
                || draft.first() == null
                || draft.from() == null
                || draft.to() == null) {
            throw new HoursRefused(WhyRefused.INCOMPLETE);
        }
        Recurrence rule = Recurrence.parse(draft.rule());
        RecurringTime time;
        try {
            time = new RecurringTime(
                    rule, LocalDate.parse(draft.first()), LocalTime.parse(draft.from()), LocalTime.parse(draft.to()));
        } catch (DateTimeException unreadable) {
            throw new HoursRefused(WhyRefused.RULE_UNREADABLE);
        }
        onTheHalfHour(time.from());
        onTheHalfHour(time.to());
        if (time.first().isBefore(today.minusYears(FIRST_DAY_WITHIN_YEARS))
                || time.first().isAfter(today.plusYears(FIRST_DAY_WITHIN_YEARS))) {
            throw new HoursRefused(WhyRefused.RULE_OUT_OF_BOUNDS);
        }
        if (!rule.happens(time.first())) {
            throw new HoursRefused(WhyRefused.RULE_NEVER);
        }
        return time;
    }

    private static ExceptionalTime exception(HoursDraft.@Nullable Once draft) throws HoursRefused {
        if (draft == null || draft.on() == null || draft.from() == null || draft.to() == null) {
            throw new HoursRefused(WhyRefused.INCOMPLETE);
        }
        ExceptionalTime exception;
        try {
            exception =
                    new ExceptionalTime(draft.on(), LocalDateTime.parse(draft.from()), LocalDateTime.parse(draft.to()));
        } catch (DateTimeException unreadable) {
            throw new HoursRefused(WhyRefused.INCOMPLETE);
        }
        onTheHalfHour(exception.from().toLocalTime());
        onTheHalfHour(exception.to().toLocalTime());
        if (!exception.from().isBefore(exception.to())) {
            throw new HoursRefused(WhyRefused.EXCEPTION_EMPTY);
        }
        if (exception.from().plusDays(MAX_EXCEPTION_DAYS).isBefore(exception.to())) {
            throw new HoursRefused(WhyRefused.EXCEPTION_TOO_LONG);
        }
        return exception;
    }

    private static void onTheHalfHour(LocalTime time) throws HoursRefused {
        if (time.toSecondOfDay() % (TravelRules.STEP_MINUTES * 60) != 0 || time.getNano() != 0) {
            throw new HoursRefused(WhyRefused.NOT_ON_THE_HALF_HOUR);
        }
    }

    private static Duration buffer(@Nullable Integer minutes) throws HoursRefused {
        int given = minutes == null ? 0 : minutes;
        if (given < 0 || given > MAX_BUFFER_MINUTES || given % TravelRules.STEP_MINUTES != 0) {
            throw new HoursRefused(WhyRefused.BUFFER_OUT_OF_RANGE);
        }
        return Duration.ofMinutes(given);
    }

    private static int reach(@Nullable Integer minutes) throws HoursRefused {
        int given = minutes == null ? TravelRules.MAX_STEPS * TravelRules.STEP_MINUTES : minutes;
        if (given < 0
                || given > TravelRules.MAX_STEPS * TravelRules.STEP_MINUTES
                || given % TravelRules.STEP_MINUTES != 0) {
            throw new HoursRefused(WhyRefused.REACH_OUT_OF_RANGE);
        }
        return given / TravelRules.STEP_MINUTES;
    }

    private static Optional<Cell> cell(@Nullable String text) throws HoursRefused {
        if (text == null) {
            return Optional.empty();
        }
        Optional<Cell> cell = Cells.parse(text);
        if (cell.isEmpty()) {
            throw new HoursRefused(WhyRefused.PLACE_UNKNOWN);
        }
        return cell;
    }

    private static <T> List<@Nullable T> orNone(@Nullable List<@Nullable T> list) {
        return list == null ? List.of() : list;
    }

    private static void atMost(int most, List<?> list, WhyRefused why) throws HoursRefused {
        if (list.size() > most) {
            throw new HoursRefused(why);
        }
    }
}
