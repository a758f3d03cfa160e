package org.souffleur.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.souffleur.calendar.Cell;
import org.souffleur.calendar.Hours;
import org.souffleur.calendar.HoursMeaning;
import org.souffleur.calendar.Owner;
import org.souffleur.calendar.SeeHours;
import org.souffleur.calendar.TravelRules;

/** Hours as the API shows them; what it takes in is the same without {@code kind}, {@code version} and {@code meaning}. */
public record HoursView(
        String kind,
        long version,
        String zone,
        List<Rule> rules,
        List<Once> exceptions,
        long beforeMinutes,
        long afterMinutes,
        int reachMinutes,
        @Nullable String cell,
        Meaning meaning) {

    public record Rule(String rule, String first, String from, String to) {}

    public record Once(boolean on, String from, String to) {}

    /** The next fortnight by the clock of {@code zone}, in local times. */
    public record Meaning(long evenings, int of, List<Day> days) {}

    public record Day(String day, boolean evening, List<Free> free) {}

    public record Free(String from, String to) {}

    static HoursView of(Owner owner, SeeHours.Seen seen) {
        Hours hours = seen.timetable().hours();
        return new HoursView(
                owner.kind().wire(),
                seen.timetable().version(),
                hours.zone().getId(),
                hours.rules().stream()
                        .map(time -> new Rule(
                                time.rule().toString(),
                                time.first().toString(),
                                time.from().toString(),
                                time.to().toString()))
                        .toList(),
                hours.exceptions().stream()
                        .map(one -> new Once(
                                one.on(), one.from().toString(), one.to().toString()))
                        .toList(),
                hours.before().toMinutes(),
                hours.after().toMinutes(),
                hours.reachSteps() * TravelRules.STEP_MINUTES,
                hours.cell().map(Cell::toString).orElse(null),
                meaning(seen.meaning()));
    }

    static Meaning meaning(HoursMeaning meaning) {
        return new Meaning(
                meaning.evenings(),
                meaning.days().size(),
                meaning.days().stream()
                        .map(day -> new Day(
                                day.day().toString(),
                                day.evening(),
                                day.free().stream()
                                        .map(span -> new Free(
                                                local(span.from(), meaning.zone()), local(span.to(), meaning.zone())))
                                        .toList()))
                        .toList());
    }

    private static String local(Instant at, ZoneId zone) {
        return LocalDateTime.ofInstant(at, zone).withSecond(0).withNano(0).toString();
    }
}
