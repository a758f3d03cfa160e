package org.souffleur.calendar;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The hours that were said, and what they mean for the coming days. */
public interface Timetables {
    Uni<Optional<Timetable>> find(Owner owner);

    /**
     * Keeps hours in place of those of a version; what they mean is made by the next {@link #refresh}.
     *
     * @param movedAt when, where the place is another than before; null where it is not
     * @return whether they were kept: not where that version is not the last one any more
     */
    Uni<Boolean> keep(Owner owner, Hours hours, long insteadOf, @Nullable Instant movedAt);

    /** How often an owner's place has become another since then. */
    Uni<Long> moves(Owner owner, Instant since);

    /**
     * Makes anew what an owner's hours mean, in one transaction in which neither the hours nor what outdates them can
     * change; a no-op for an owner without hours.
     *
     * @param reckon the free days, the earliest first
     * @param until the last day that they speak of
     */
    Uni<Void> refresh(Owner owner, Function<Hours, Uni<List<FreeDay>>> reckon, LocalDate until);

    /** Tells that something else has changed what hours mean, whatever kind they are of; joins the transaction it is called in. */
    Uni<Void> outdate(Collection<UUID> owners);

    /** Owners whose free days are outdated, or if there are none, end before a day; at most so many. */
    Uni<List<Owner>> outdated(LocalDate before, int atMost);
}
