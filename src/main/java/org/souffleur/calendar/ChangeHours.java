package org.souffleur.calendar;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** An owner says when they have time, in place of what they said before. */
@ApplicationScoped
public class ChangeHours {
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
        return timetables
                .keep(owner, hours, seen)
                .chain(kept -> kept
                        ? freeDays.of(owner).replaceWith(new ChangeAnswer.Kept())
                        : Uni.createFrom().item(new ChangeAnswer.Stale()));
    }
}
