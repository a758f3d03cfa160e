package org.souffleur.journey.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.souffleur.calendar.Cell;
import org.souffleur.calendar.Cells;
import org.souffleur.calendar.FreeDay;
import org.souffleur.calendar.FreeDayRules;
import org.souffleur.calendar.Hours;
import org.souffleur.calendar.HoursRules;
import org.souffleur.calendar.OwnerKind;
import org.souffleur.calendar.SaidHours;
import org.souffleur.calendar.Span;

/**
 * People, OSs and kits as there might be: most of them in and around towns, some in the country, with evenings after
 * work, weekends, shifts every other week, days off, evenings that are booked. One seed, the same people each time.
 */
final class HoursOfMany {
    /** Latitude, longitude, and how many live around it, in hundred thousands. */
    private static final double[][] TOWNS = {
        {52.37, 4.89, 25},
        {51.92, 4.48, 18},
        {52.08, 4.31, 11},
        {52.09, 5.12, 7},
        {51.44, 5.47, 4},
        {53.22, 6.57, 3},
        {50.85, 4.35, 21},
        {51.22, 4.40, 11},
        {51.05, 3.72, 6},
        {50.63, 5.57, 7},
        {48.86, 2.35, 112},
        {45.76, 4.84, 23},
        {43.30, 5.37, 18},
        {50.63, 3.06, 15},
        {43.60, 1.44, 14},
        {52.52, 13.40, 45},
        {53.55, 9.99, 32},
        {48.14, 11.58, 29},
        {50.94, 6.96, 35},
        {50.11, 8.68, 27},
        {48.78, 9.18, 27},
        {51.34, 12.37, 10},
        {51.05, 13.74, 8},
        {49.45, 11.08, 13},
        {51.51, -0.13, 120},
        {53.48, -2.24, 28},
        {52.49, -1.89, 29},
        {53.80, -1.55, 19},
        {55.86, -4.25, 18},
        {55.95, -3.19, 9},
        {53.35, -6.26, 15},
        {55.68, 12.57, 20},
        {59.33, 18.07, 24},
        {59.91, 10.75, 15},
        {60.17, 24.94, 15},
        {52.23, 21.01, 31},
        {50.06, 19.94, 15},
        {50.08, 14.44, 22},
        {48.21, 16.37, 28},
        {47.37, 8.54, 14},
        {46.20, 6.14, 8},
        {45.46, 9.19, 43},
        {41.90, 12.50, 42},
        {45.07, 7.69, 17},
        {41.39, 2.17, 54},
        {40.42, -3.70, 67},
        {38.72, -9.14, 29},
        {41.15, -8.61, 17}
    };

    private static final double COUNTRY = 0.15; // who lives in no town
    private static final double SUBURBS_DEGREES = 0.16; // one in three lives further out than some 18 km
    private static final String ZONE = "Europe/Amsterdam"; // one zone, so that everybody could meet everybody

    private final SplittableRandom dice = new SplittableRandom(20261201);
    private final LocalDate today;
    private final Span window;
    private final double inhabitants;

    HoursOfMany(Instant now, int days) {
        today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Instant from = today.atStartOfDay(ZoneOffset.UTC).toInstant();
        window = new Span(from, from.plus(Duration.ofDays(days)));
        double all = 0;
        for (double[] town : TOWNS) {
            all += town[2];
        }
        inhabitants = all;
    }

    /** One owner with their free days. */
    record One(OwnerKind kind, UUID id, Hours hours, Cell cell, List<FreeDay> days) {}

    One next(OwnerKind kind) {
        Cell cell = kind == OwnerKind.KIT ? town() : home();
        SaidHours said = SaidHours.in(ZONE);
        switch (kind) {
            case OS -> said.rule("FREQ=DAILY", "06:00", dice.nextInt(3) == 0 ? "00:00" : "04:00");
            case KIT -> said.rule("FREQ=DAILY", "08:00", dice.nextBoolean() ? "00:00" : "02:00");
            case HUMAN, SURROGATE -> person(said);
        }
        int reach = kind == OwnerKind.KIT ? 90 : 30 * (1 + dice.nextInt(3));
        Hours hours = said.quiet(30 * dice.nextInt(3), 30 * dice.nextInt(3))
                .from(cell, reach)
                .hours();
        List<Span> free = HoursRules.free(hours, booked(kind), window);
        UUID id = new UUID(dice.nextLong(), dice.nextLong());
        return new One(kind, id, hours, cell, FreeDayRules.days(free, hours.reachSteps()));
    }

    private void person(SaidHours said) {
        String end = dice.nextInt(3) == 0 ? "23:30" : "22:30";
        switch (dice.nextInt(10)) {
            case 0, 1, 2 -> said.weekly(weekdays(3), "18:00", end); // after work
            case 3, 4 -> said.weekly(weekdays(2), "18:30", end).weekly("SA", "12:00", "23:30");
            case 5 -> said.weekly("FR,SA", "19:00", "02:00").weekly("SU", "12:00", "20:00");
            case 6 -> // shifts
                said.rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE", "17:00", "22:00")
                        .rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,FR", "09:00", "14:00");
            case 7 -> said.weekly(weekdays(3), "09:30", "15:00"); // while the children are at school
            case 8 -> said.weekly(weekdays(4), "13:00", "22:00");
            default -> said.rule("FREQ=MONTHLY;BYDAY=1SA,3SA", "14:00", "23:00").weekly("TH", "18:30", end);
        }
        if (dice.nextInt(3) == 0) { // a week off
            LocalDate day = today.plusDays(dice.nextInt(30));
            said.off(day + "T00:00", day.plusDays(7) + "T00:00");
        }
    }

    private String weekdays(int most) {
        List<String> all = new ArrayList<>(List.of("MO", "TU", "WE", "TH", "FR", "SU"));
        int left = 1 + dice.nextInt(most);
        while (all.size() > left) {
            all.remove(dice.nextInt(all.size()));
        }
        return String.join(",", all);
    }

    private List<Span> booked(OwnerKind kind) {
        List<Span> booked = new ArrayList<>();
        int evenings = kind == OwnerKind.OS ? 0 : Math.max(0, dice.nextInt(8) - 5); // a quarter has one or two
        for (int i = 0; i < evenings; i++) {
            Instant begins = window.from().plus(Duration.ofHours(24L * dice.nextInt(30) + 18));
            booked.add(new Span(begins, begins.plus(HoursRules.EVENING)));
        }
        return booked;
    }

    private Cell home() {
        return dice.nextDouble() < COUNTRY
                ? Cells.at(42 + dice.nextDouble() * 13, dice.nextDouble() * 18 - 2)
                        .orElseThrow()
                : town();
    }

    private Cell town() {
        double lot = dice.nextDouble() * inhabitants;
        for (double[] town : TOWNS) {
            lot -= town[2];
            if (lot < 0) {
                return Cells.at(town[0] + near(), town[1] + near() * 1.6).orElseThrow();
            }
        }
        throw new IllegalStateException("a lot beyond the last town");
    }

    /** Degrees of latitude from the middle of a town, bell-shaped. */
    private double near() {
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            sum += dice.nextDouble() - 0.5;
        }
        return sum * Math.sqrt(2) * SUBURBS_DEGREES; // six uniform numbers have a deviation of the root of a half
    }
}
