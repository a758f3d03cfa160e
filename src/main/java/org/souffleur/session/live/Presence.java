package org.souffleur.session.live;

import java.util.Set;
import org.souffleur.media.LegId;
import org.souffleur.media.SeatId;
import org.souffleur.people.Role;
import org.souffleur.people.Seat;

/**
 * Who is there and who is lost. A person is lost after thirty seconds without a device: people walk through tunnels. An
 * OS is lost within 1.5 s without any sign of life, for its silence would be taken for its own; one that is there and
 * says nothing is not lost. Only its session touches it, under the session's lock.
 */
final class Presence {
    private final Chairs chairs;
    private final long deviceLostAfterNanos;
    private final long osLostAfterNanos;

    Presence(Chairs chairs, LiveSettings settings) {
        this.chairs = chairs;
        this.deviceLostAfterNanos = settings.deviceLostAfter().toNanos();
        this.osLostAfterNanos = settings.osLostAfter().toNanos();
    }

    /** Media comes from this leg again; true where an OS is back by it. */
    boolean heard(SeatId seat, LegId leg, long nowNanos) {
        Chair chair = chairs.at(seat);
        boolean wasLost = isLost(chair, nowNanos);
        chair.heard(leg);
        return wasLost;
    }

    /** A sign of life other than media; true where an OS is back by it. */
    boolean sign(Seat seat, long nowNanos) {
        Chair chair = chairs.at(seat);
        boolean wasLost = isOs(chair) && isLost(chair, nowNanos);
        chair.sign(nowNanos);
        return wasLost;
    }

    /** Everybody who is not found just now. */
    Set<Seat> lost(long nowNanos) {
        return chairs.which(chair -> isLost(chair, nowNanos));
    }

    boolean anOsIsLost(long nowNanos) {
        return !chairs.which(chair -> isOs(chair) && isLost(chair, nowNanos)).isEmpty();
    }

    Set<Seat> lostPeople(long nowNanos) {
        return chairs.which(chair -> chair.party().isPerson() && isLost(chair, nowNanos));
    }

    /**
     * OSes that have been lost, or without media, for so long that the evening waits for them; and a mannequin, which no
     * press of anybody could bring back.
     */
    Set<Seat> notFound(long nowNanos) {
        return chairs.which(chair -> !chair.party().isPerson()
                && (chair.isLost(nowNanos, deviceLostAfterNanos)
                        || chair.silentForNanos(nowNanos) >= deviceLostAfterNanos));
    }

    private boolean isLost(Chair chair, long nowNanos) {
        return isOs(chair)
                ? chair.silentForNanos(nowNanos) >= osLostAfterNanos
                : chair.isLost(nowNanos, deviceLostAfterNanos);
    }

    private static boolean isOs(Chair chair) {
        return chair.party().role() == Role.OS;
    }
}
