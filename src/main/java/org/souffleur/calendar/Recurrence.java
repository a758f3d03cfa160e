package org.souffleur.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * Days that come again: a recurrence rule of RFC 5545 §3.3.10 whose DTSTART is a DATE, so that it speaks of days and never
 * of hours. The library that expands it is known to this class alone.
 */
public final class Recurrence {
    /** A rule that comes round less often than this is not one that a person keeps. */
    static final int MAX_INTERVAL = 99;

    /** Two years of days; what ends later has no need of a count. */
    static final int MAX_COUNT = 800;

    static final int MAX_LENGTH = 200; // letters; a list of every week of a year fits

    private static final Set<Freq> OF_DAYS = Set.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);

    private final String text;
    private final RecurrenceRule rule;

    private Recurrence(String text, RecurrenceRule rule) {
        this.text = text;
        this.rule = rule;
    }

    /**
     * Reads {@code FREQ=WEEKLY;BYDAY=MO,WE}.
     *
     * @throws HoursRefused where it is none, speaks of hours, minutes or seconds, or is beyond the bounds
     */
    public static Recurrence parse(String text) throws HoursRefused {
        if (text.length() > MAX_LENGTH) {
            throw new HoursRefused(WhyRefused.RULE_UNREADABLE);
        }
        RecurrenceRule rule;
        try {
            rule = new RecurrenceRule(text, RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException | RuntimeException notARule) {
            throw new HoursRefused(WhyRefused.RULE_UNREADABLE);
        }
        if (!OF_DAYS.contains(rule.getFreq())
                || rule.hasPart(Part.BYHOUR)
                || rule.hasPart(Part.BYMINUTE)
                || rule.hasPart(Part.BYSECOND)) {
            throw new HoursRefused(WhyRefused.RULE_TOO_FINE);
        }
        Integer count = rule.getCount();
        DateTime until = rule.getUntil();
        if (rule.getInterval() > MAX_INTERVAL || count != null && count > MAX_COUNT) {
            throw new HoursRefused(WhyRefused.RULE_OUT_OF_BOUNDS);
        }
        if (until != null && !until.isAllDay()) {
            throw new HoursRefused(WhyRefused.RULE_UNREADABLE); // RFC 5545 §3.3.10: UNTIL has the type of DTSTART
        }
        return new Recurrence(text, rule);
    }

    /**
     * The days that it means, from {@code first} on, that lie between {@code from} and {@code to}, both included; never
     * more than {@code atMost}.
     *
     * @throws IllegalArgumentException where it never happens (29 and 30 February), which {@link #happens} tells before
     */
    public List<LocalDate> days(LocalDate first, LocalDate from, LocalDate to, int atMost) {
        List<LocalDate> days = new ArrayList<>();
        RecurrenceRuleIterator all = rule.iterator(day(first));
        if (from.isAfter(first)) {
            all.fastForward(day(from));
        }
        while (days.size() < atMost && all.hasNext()) {
            DateTime next = all.nextDateTime();
            LocalDate day = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth());
            if (day.isAfter(to)) {
                break;
            }
            if (!day.isBefore(from)) {
                days.add(day);
            }
        }
        return days;
    }

    /** Whether there is a day of it from {@code first} on. */
    public boolean happens(LocalDate first) {
        try {
            return rule.iterator(day(first)).hasNext();
        } catch (IllegalArgumentException never) {
            return false; // the library gives up after a thousand empty years
        }
    }

    private static DateTime day(LocalDate day) {
        return new DateTime(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Recurrence recurrence && recurrence.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As RFC 5545 writes it. */
    @Override
    public String toString() {
        return text;
    }
}
