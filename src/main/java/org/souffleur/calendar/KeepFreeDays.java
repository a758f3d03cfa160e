package org.souffleur.calendar;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Writes down what hours mean for the coming days: when they change, when an evening is agreed on, and as days pass. */
@ApplicationScoped
public class KeepFreeDays {
    /** As far as the search looks. */
    public static final int SEARCHED_DAYS = 30;

    /** As far as is written: a week more than is searched, so that an owner's turn comes once a week and not every day. */
    static final int WRITTEN_DAYS = SEARCHED_DAYS + 9;

    /** A day before the search would miss one; it begins today and its last evening may end tomorrow. */
    static final int NEEDED_DAYS = SEARCHED_DAYS + 2;

    /** A turn is a few milliseconds; between two of so many others get theirs. */
    static final int AT_ONCE = 50;

    private final Timetables timetables;
    private final BookedTimes booked;
    private final InstantSource wall;

    KeepFreeDays(Timetables timetables, BookedTimes booked, InstantSource wall) {
        this.timetables = timetables;
        this.booked = booked;
        this.wall = wall;
    }

    /** One owner's, now. */
    public Uni<Void> of(Owner owner) {
        Instant now = wall.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate until = today.plusDays(WRITTEN_DAYS);
        Span window = new Span(midnight(today), midnight(until.plusDays(1)));
        return timetables.refresh(
                owner,
                hours -> booked.of(owner, window.wider(Duration.ofDays(1)))
                        .map(evenings ->
                                FreeDayRules.days(HoursRules.free(hours, evenings, window), hours.reachSteps())),
                until);
    }

    /**
     * Some of those whose turn it is.
     *
     * @return how many they were; none when nothing is left to do
     */
    public Uni<Integer> ofThoseOutdated() {
        LocalDate needed = LocalDate.ofInstant(wall.instant(), ZoneOffset.UTC).plusDays(NEEDED_DAYS);
        return timetables.outdated(needed, AT_ONCE).chain(owners -> {
            Uni<Void> all = Uni.createFrom().voidItem();
            for (Owner owner : owners) {
                all = all.chain(() -> of(owner));
            }
            return all.replaceWith(owners.size());
        });
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
