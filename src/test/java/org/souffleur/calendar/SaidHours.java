package org.souffleur.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hours put together as a page sends them. */
public final class SaidHours {
    private final String zone;
    private final List<HoursDraft.@Nullable Rule> rules = new ArrayList<>();
    private final List<HoursDraft.@Nullable Once> exceptions = new ArrayList<>();
    private int before;
    private int after;
    private int reach = 90;
    private @Nullable String cell;

    private SaidHours(String zone) {
        this.zone = zone;
    }

    public static SaidHours in(String zone) {
        return new SaidHours(zone);
    }

    /** {@code weekly("MO,TU", "18:00", "23:00")}. */
    public SaidHours weekly(String days, String from, String to) {
        return rule("FREQ=WEEKLY;BYDAY=" + days, from, to);
    }

    public SaidHours rule(String rule, String from, String to) {
        rules.add(new HoursDraft.Rule(rule, "2026-01-01", from, to));
        return this;
    }

    public SaidHours off(String from, String to) {
        exceptions.add(new HoursDraft.Once(false, from, to));
        return this;
    }

    public SaidHours on(String from, String to) {
        exceptions.add(new HoursDraft.Once(true, from, to));
        return this;
    }

    public SaidHours quiet(int beforeMinutes, int afterMinutes) {
        before = beforeMinutes;
        after = afterMinutes;
        return this;
    }

    public SaidHours from(Cell place, int reachMinutes) {
        cell = place.toString();
        reach = reachMinutes;
        return this;
    }

    public HoursDraft draft() {
        return new HoursDraft(zone, rules, exceptions, before, after, reach, cell);
    }

    /** Read on the first of December 2026. */
    public Hours hours() {
        try {
            return HoursRules.read(draft(), LocalDate.of(2026, 12, 1));
        } catch (HoursRefused refused) {
            throw new IllegalArgumentException(refused);
        }
    }
}
