package org.souffleur.calendar;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Function;

/** An owner looks at their hours: those that are kept, or those that they think of keeping, and what they mean. */
@ApplicationScoped
public class SeeHours {
    private static final ZoneId UNTIL_ONE_IS_SAID = ZoneId.of("UTC");

    private final Timetables timetables;
    private final BookedTimes booked;
    private final InstantSource wall;

    SeeHours(Timetables timetables, BookedTimes booked, InstantSource wall) {
        this.timetables = timetables;
        this.booked = booked;
        this.wall = wall;
    }

    /** Hours with what they mean. */
    public record Seen(Timetable timetable, HoursMeaning meaning) {}

    /** What a draft would mean, or why it would not be taken. Nothing is kept. */
    public sealed interface Preview {
        <T> T fold(Function<HoursMeaning, T> means, Function<WhyRefused, T> refused);

        record Means(HoursMeaning meaning) implements Preview {
            @Override
            public <T> T fold(Function<HoursMeaning, T> means, Function<WhyRefused, T> refused) {
                return means.apply(meaning);
            }
        }

        record Refused(WhyRefused why) implements Preview {
            @Override
            public <T> T fold(Function<HoursMeaning, T> means, Function<WhyRefused, T> refused) {
                return refused.apply(why);
            }
        }
    }

    /** The hours that are kept; version 0 where there are none. */
    public Uni<Seen> see(Owner owner) {
        return timetables.find(owner).chain(found -> {
            Timetable timetable = found.orElseGet(() -> new Timetable(Hours.none(UNTIL_ONE_IS_SAID), 0));
            return meaning(owner, timetable.hours()).map(meaning -> new Seen(timetable, meaning));
        });
    }

    public Uni<Preview> preview(Owner owner, HoursDraft draft) {
        try {
            Hours hours = HoursRules.read(draft, LocalDate.ofInstant(wall.instant(), ZoneOffset.UTC));
            return meaning(owner, hours).map(Preview.Means::new);
        } catch (HoursRefused refused) {
            return Uni.createFrom().item(new Preview.Refused(refused.why()));
        }
    }

    private Uni<HoursMeaning> meaning(Owner owner, Hours hours) {
        Instant now = wall.instant();
        Span window = HoursMeaning.window(hours.zone(), now).wider(Duration.ofDays(1));
        return booked.of(owner, window).map(evenings -> HoursMeaning.of(hours, evenings, now));
    }
}
