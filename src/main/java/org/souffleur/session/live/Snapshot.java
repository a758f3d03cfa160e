package org.souffleur.session.live;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.souffleur.booking.Evening;
import org.souffleur.booking.EveningState;
import org.souffleur.consent.Scope;
import org.souffleur.consent.Standing;
import org.souffleur.media.Route;
import org.souffleur.people.Seat;

/**
 * An evening at one moment.
 *
 * @param present who has come in
 * @param connected who has a working device
 * @param awaited whose yes a pause or a stepping out waits for
 * @param leaseHolds whether the ledger could be read of late
 * @param notFound OS seats that have been lost for so long that the evening waits for them
 * @param lost seats that give no sign of life: an OS within 1.5 s, a person after 30 s without a device
 */
public record Snapshot(
        Evening evening,
        EveningState state,
        Instant since,
        Set<Seat> present,
        Set<Seat> connected,
        Map<Seat, PresentedBy> presentedBy,
        Standing standing,
        Scope scope,
        Set<Route> routes,
        Set<Seat> awaited,
        boolean leaseHolds,
        Set<Seat> notFound,
        Set<Seat> lost) {

    /** An evening that no node carries: as its rows tell it. */
    public static Snapshot atRest(Evening evening, Standing standing, Scope scope, Instant now) {
        return new Snapshot(
                evening,
                evening.stateAtRest(now),
                evening.since(),
                Set.of(),
                Set.of(),
                Map.of(),
                standing,
                scope,
                Set.of(),
                evening.awaited(),
                true,
                Set.of(),
                Set.of());
    }
}
