package org.souffleur.calendar;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** An owner says when they have time, in place of what they said before. */
@ApplicationScoped
public class ChangeHours {
    /** Somebody who moves house, and corrects themselves twice; more would show where others are, cell by cell. */
    static final int MOST_MOVES = 3;

    static final Duration MOVES_WITHIN = Duration.ofDays(30);

    private final Timetables timetables;
    private final KeepFreeDays freeDays;
    private final InstantSource wall;

    ChangeHours(Timetables timetables, KeepFreeDays freeDays, InstantSource wall) {
        this.timetables = timetables;
        this.freeDays = freeDays;
        this.wall = wall;
    }

    /** @param seen the version that they had before their eyes; 0 where there was none */
    public Uni<ChangeAnswer> change(Owner owner, HoursDraft draft, long seen) {
        Hours hours;
        try {
            hours = HoursRules.read(draft, LocalDate.ofInstant(wall.instant(), ZoneOffset.UTC));
        } catch (HoursRefused refused) {
            return Uni.createFrom().item(new ChangeAnswer.Refused(refused.why()));
        }
        Instant now = wall.instant();
        return timetables
                .find(owner)
                .chain(before -> before.filter(kept -> isAMove(kept.hours(), hours))
                                .isEmpty()
                        ? keep(owner, hours, seen, null)
                        : timetables
                                .moves(owner, now.minus(MOVES_WITHIN))
                                .chain(moves -> moves >= MOST_MOVES
                                        ? Uni.createFrom().item(new ChangeAnswer.Refused(WhyRefused.MOVED_TOO_OFTEN))
                                        : keep(owner, hours, seen, now)));
    }

    /** A first place is none, and taking it away tells nobody anything. */
    private static boolean isAMove(Hours before, Hours after) {
        return before.cell().isPresent()
                && after.cell().isPresent()
                && !before.cell().equals(after.cell());
    }

    private Uni<ChangeAnswer> keep(Owner owner, Hours hours, long seen, @Nullable Instant movedAt) {
        return timetables
                .keep(owner, hours, seen, movedAt)
                .chain(kept -> kept
                        ? freeDays.of(owner).replaceWith(new ChangeAnswer.Kept())
                        : Uni.createFrom().item(new ChangeAnswer.Stale()));
    }
}
