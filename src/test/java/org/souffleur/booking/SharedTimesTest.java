package org.souffleur.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.souffleur.rows.RowsForTests.await;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.souffleur.calendar.Cell;
import org.souffleur.calendar.Cells;
import org.souffleur.calendar.ChangeAnswer;
import org.souffleur.calendar.ChangeHours;
import org.souffleur.calendar.Hours;
import org.souffleur.calendar.HoursRules;
import org.souffleur.calendar.Owner;
import org.souffleur.calendar.OwnerKind;
import org.souffleur.calendar.SaidHours;
import org.souffleur.calendar.Span;
import org.souffleur.calendar.TimetablesForTests;
import org.souffleur.calendar.TravelRules;
import org.souffleur.couple.Couple;
import org.souffleur.couple.CoupleId;
import org.souffleur.os.OsId;
import org.souffleur.people.EveningId;
import org.souffleur.people.PersonId;
import org.souffleur.rows.RowsForTests;

/** The search on a real PostgreSQL, against everybody tried one by one by the rules of hours. */
class SharedTimesTest {
    private static final Instant NOW = Instant.parse("2026-12-01T09:10:00Z");
    private static final InstantSource WALL = () -> NOW;
    private static final Duration EVENING = Duration.ofHours(3);
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final String[] DAYS = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    private static final String[][] PARTS = {
        {"08:00", "12:00"}, {"12:00", "17:00"}, {"17:00", "23:00"}, {"18:30", "22:30"}, {"20:00", "02:00"}
    };

    private static RowsForTests rows;

    private final Map<UUID, List<Span>> booked = new HashMap<>();
    private final ChangeHours change = TimetablesForTests.change(
            rows.factory(), (owner, window) -> Uni.createFrom().item(booked.getOrDefault(owner.id(), List.of())), WALL);
    private final FindEvenings find = SharedTimesForTests.find(rows.factory(), WALL);
    private final Map<Owner, Hours> everybody = new HashMap<>();

    @BeforeAll
    static void open() {
        rows = RowsForTests.fresh();
    }

    @AfterAll
    static void close() {
        rows.close();
    }

    @BeforeEach
    void nobodyElseIsThere() {
        rows.sql("delete from timetable");
    }

    @Test
    void theSearchFindsWhatTryingEverybodyFinds() {
        Random dice = new Random(5);
        for (String[] town : new String[][] {
            {"Europe/Amsterdam", "52.37", "4.89"},
            {"America/New_York", "40.71", "-74.00"},
            {"Asia/Kathmandu", "27.7", "85.3"}
        }) {
            double latitude = Double.parseDouble(town[1]);
            double longitude = Double.parseDouble(town[2]);
            for (int i = 0; i < 75; i++) {
                OwnerKind kind = i < 5 ? OwnerKind.HUMAN : i < 15 ? OwnerKind.KIT : OwnerKind.SURROGATE;
                Cell cell = Cells.at(latitude + dice.nextGaussian() * 0.2, longitude + dice.nextGaussian() * 0.3)
                        .orElseThrow();
                SaidHours hours = hours(town[0], dice);
                says(
                        kind,
                        new UUID(dice.nextLong(), dice.nextLong()),
                        hours.from(cell, 30 * (1 + dice.nextInt(3))),
                        dice);
            }
        }
        OsId os = new OsId(new UUID(1, 1));
        says(OwnerKind.OS, os.value(), SaidHours.in("UTC").rule("FREQ=DAILY", "06:00", "04:00"), dice);

        int compared = 0;
        for (Owner human : everybody.keySet()) {
            if (human.kind() == OwnerKind.HUMAN) {
                List<PossibleEvening> found = await(find.find(couple(human.id(), os)));
                Map<LocalDate, List<Tried>> all = tried(human, os);
                assertSame(found, all);
                compared += all.values().stream().mapToInt(List::size).sum();
            }
        }
        assertThat(compared).as("it compared something").isGreaterThan(200);
    }

    @Test
    void anEveningThatIsAgreedOnIsNotFoundAgain() {
        Cell here = Cells.at(52.37, 4.89).orElseThrow();
        Random none = new Random(1);
        Couple couple = DemoWorld.COUPLE1;
        UUID her = DemoWorld.SURROGATE1.id().value();
        ChangeHours real = TimetablesForTests.change(rows.factory(), SharedTimesForTests.booked(rows.factory()), WALL);
        await(DemoForTests.world(rows.factory()).settle());
        SaidHours tuesdays = SaidHours.in("Europe/Amsterdam")
                .weekly("TU", "12:00", "23:00")
                .quiet(30, 30)
                .from(here, 30);
        for (Owner owner : List.of(
                new Owner(OwnerKind.HUMAN, couple.human().value()),
                new Owner(OwnerKind.OS, couple.os().value()),
                new Owner(OwnerKind.SURROGATE, her),
                new Owner(OwnerKind.KIT, new UUID(7, 7)))) {
            assertThat(await(real.change(owner, tuesdays.draft(), 0))).isInstanceOf(ChangeAnswer.Kept.class);
        }
        Evenings evenings = DemoForTests.evenings(rows.factory(), () -> new UUID(none.nextLong(), none.nextLong()));
        List<PossibleEvening> before = await(find.find(couple));
        assertThat(before).hasSize(5); // the five Tuesdays of December

        Instant begins = Instant.parse("2026-12-08T18:00:00Z");
        await(evenings.open(
                new NewEvening(new EveningId(new UUID(9, 9)), couple, DemoWorld.ROBIN, begins, begins.plus(EVENING))));
        await(TimetablesForTests.freeDays(rows.factory(), SharedTimesForTests.booked(rows.factory()), WALL)
                .ofThoseOutdated());
        List<PossibleEvening> after = await(find.find(couple));
        assertThat(after).hasSize(5);
        // Quiet time of an hour before the one, and her way home of half an hour: over by 16:30, by 17:30 of the clock.
        assertThat(latest(before, 1)).isEqualTo(Instant.parse("2026-12-08T18:30:00Z"));
        assertThat(latest(after, 1)).isEqualTo(Instant.parse("2026-12-08T13:30:00Z"));
    }

    @Test
    void whoHasNotSaidWhereTheyAreIsNotSearchedFor() {
        Owner human = new Owner(OwnerKind.HUMAN, new UUID(3, 3));
        await(change.change(
                human, SaidHours.in("UTC").rule("FREQ=DAILY", "00:00", "00:00").draft(), 0));
        assertThat(await(find.find(couple(human.id(), new OsId(new UUID(1, 1))))))
                .isEmpty();
        assertThat(await(find.find(couple(new UUID(4, 4), new OsId(new UUID(1, 1))))))
                .isEmpty();
    }

    private static Instant latest(List<PossibleEvening> evenings, int which) {
        List<Instant> starts = evenings.get(which).starts();
        return starts.get(starts.size() - 1);
    }

    private static SaidHours hours(String zone, Random dice) {
        SaidHours hours = SaidHours.in(zone).quiet(30 * dice.nextInt(3), 30 * dice.nextInt(3));
        for (int rule = 0; rule <= dice.nextInt(3); rule++) {
            StringBuilder days = new StringBuilder(DAYS[dice.nextInt(7)]);
            for (String day : DAYS) {
                days.append(dice.nextInt(3) == 0 && days.indexOf(day) < 0 ? "," + day : "");
            }
            String[] part = PARTS[dice.nextInt(PARTS.length)];
            hours.weekly(days.toString(), part[0], part[1]);
        }
        if (dice.nextBoolean()) {
            String day = LocalDate.of(2026, 12, 2).plusDays(dice.nextInt(28)).toString();
            hours.off(day + "T00:00", day + "T20:00").on(day + "T20:00", day + "T23:30");
        }
        return hours;
    }

    private void says(OwnerKind kind, UUID id, SaidHours said, Random dice) {
        Owner owner = new Owner(kind, id);
        if (dice.nextInt(4) == 0 && kind != OwnerKind.OS) {
            Instant begins = Instant.parse("2026-12-03T18:00:00Z").plus(Duration.ofDays(dice.nextInt(20)));
            booked.put(id, List.of(new Span(begins, begins.plus(EVENING))));
        }
        everybody.put(owner, said.hours());
        assertThat(await(change.change(owner, said.draft(), 0))).isInstanceOf(ChangeAnswer.Kept.class);
    }

    private static Couple couple(UUID human, OsId os) {
        return new Couple(new CoupleId(new UUID(2, 2)), new PersonId(human), os);
    }

    /** Somebody who could share a day, as trying one by one finds it. */
    private record Tried(Owner who, int ring, Cell cell, List<Instant> starts) {}

    private static void assertSame(List<PossibleEvening> found, Map<LocalDate, List<Tried>> all) {
        Map<LocalDate, List<UUID>> nearest = new TreeMap<>();
        all.forEach((day, tried) -> nearest.put(
                day,
                tried.stream()
                        .filter(one -> one.who.kind() == OwnerKind.SURROGATE)
                        .limit(FindEvenings.EACH)
                        .map(one -> one.who.id())
                        .toList()));
        nearest.values().removeIf(List::isEmpty);
        Map<LocalDate, List<UUID>> told = new TreeMap<>();
        for (PossibleEvening evening : found) {
            List<UUID> ofDay = told.computeIfAbsent(evening.day(), day -> new ArrayList<>());
            if (!ofDay.contains(evening.surrogate().value())) {
                ofDay.add(evening.surrogate().value());
            }
            Tried her = one(all.get(evening.day()), evening.surrogate().value());
            Tried kit = one(all.get(evening.day()), evening.kit());
            assertThat(evening.starts()).isNotEmpty();
            assertThat(her.starts).containsAll(evening.starts());
            assertThat(kit.starts).containsAll(evening.starts());
            assertThat(evening.surrogateMinutes()).isEqualTo(30 * TravelRules.steps(her.ring));
            assertThat(evening.kitMinutes()).isEqualTo(30 * TravelRules.steps(kit.ring));
        }
        assertThat(told).isEqualTo(nearest);
    }

    private static Tried one(List<Tried> tried, UUID id) {
        return tried.stream()
                .filter(one -> one.who.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " has no time on that day"));
    }

    /** By day: kits that fit the couple, and surrogates that fit the couple and one of these kits, nearest first. */
    private Map<LocalDate, List<Tried>> tried(Owner human, OsId os) {
        Hours hours = everybody.get(human);
        ZoneId zone = hours.zone();
        LocalDate today = LocalDate.ofInstant(NOW, zone);
        Map<LocalDate, List<Instant>> couples = new TreeMap<>();
        Instant from = Instant.parse("2026-12-01T09:30:00Z"); // the first half hour that is not over
        for (Instant start = from; start.isBefore(from.plus(Duration.ofDays(33))); start = start.plus(HALF_HOUR)) {
            LocalDate day = LocalDate.ofInstant(start, zone);
            if (day.isBefore(today.plusDays(30))
                    && has(human, start, 0)
                    && has(new Owner(OwnerKind.OS, os.value()), start, 0)) {
                couples.computeIfAbsent(day, fresh -> new ArrayList<>()).add(start);
            }
        }
        Map<LocalDate, List<Tried>> all = new TreeMap<>();
        couples.forEach((day, shared) -> {
            List<Tried> kits = reachable(hours.cell().orElseThrow(), OwnerKind.KIT, shared);
            List<Instant> withKit = shared.stream()
                    .filter(start -> kits.stream().anyMatch(kit -> kit.starts.contains(start)))
                    .toList();
            List<Tried> ofDay = new ArrayList<>(kits);
            ofDay.addAll(reachable(hours.cell().orElseThrow(), OwnerKind.SURROGATE, withKit));
            all.put(day, ofDay);
        });
        return all;
    }

    private List<Tried> reachable(Cell place, OwnerKind kind, List<Instant> wanted) {
        List<Tried> found = new ArrayList<>();
        everybody.forEach((owner, hours) -> {
            OptionalInt ring =
                    owner.kind() == kind ? Cells.steps(place, hours.cell().orElseThrow()) : OptionalInt.empty();
            if (ring.isPresent() && TravelRules.steps(ring.getAsInt()) <= hours.reachSteps()) {
                int way = TravelRules.steps(ring.getAsInt());
                List<Instant> starts =
                        wanted.stream().filter(start -> has(owner, start, way)).toList();
                if (!starts.isEmpty()) {
                    found.add(new Tried(owner, ring.getAsInt(), hours.cell().orElseThrow(), starts));
                }
            }
        });
        found.sort(Comparator.comparingInt(Tried::ring)
                .thenComparing(one -> one.cell.index())
                .thenComparing(one -> one.who.id().toString()));
        return found;
    }

    private boolean has(Owner owner, Instant start, int way) {
        Duration there = HALF_HOUR.multipliedBy(way);
        Span needed = new Span(start.minus(there), start.plus(EVENING).plus(there));
        return free(owner).stream()
                .anyMatch(span ->
                        !span.from().isAfter(needed.from()) && !span.to().isBefore(needed.to()));
    }

    private final Map<Owner, List<Span>> reckoned = new HashMap<>();

    private List<Span> free(Owner owner) {
        Span window = new Span(Instant.parse("2026-12-01T00:00:00Z"), Instant.parse("2027-01-05T00:00:00Z"));
        return reckoned.computeIfAbsent(
                owner, one -> HoursRules.free(everybody.get(one), booked.getOrDefault(one.id(), List.of()), window));
    }
}
