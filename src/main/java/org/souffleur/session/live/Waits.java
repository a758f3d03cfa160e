package org.souffleur.session.live;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.souffleur.people.Seat;

/**
 * Whose yes a pause or a stepping out waits for. A pause has reasons and ends when the last of them is gone; a reason
 * that is a person's goes only by that person's own yes.
 */
final class Waits {
    private final Set<Seat> pausedBy = new LinkedHashSet<>();
    private final Set<Seat> lostBy = new LinkedHashSet<>();
    private final Set<Seat> steppedOut = new LinkedHashSet<>();

    /** As it was written down before this node began to carry the evening. */
    void restore(Set<Seat> awaited, boolean outOfRole) {
        (outOfRole ? steppedOut : pausedBy).addAll(awaited);
    }

    void pausedBy(Seat seat) {
        pausedBy.add(seat);
    }

    /** A person's device is gone: it goes on when that person says so, with a device. */
    void lostBy(Seat seat) {
        lostBy.add(seat);
    }

    void steppedOut(Seat seat) {
        steppedOut.add(seat);
    }

    Optional<WhyNot> stepIn(Seat seat) {
        return steppedOut.remove(seat) ? Optional.empty() : Optional.of(WhyNot.NOT_YOURS_TO_END);
    }

    Optional<WhyNot> resume(Seat seat, boolean hasDevice) {
        if (lostBy.contains(seat) && !hasDevice) {
            return Optional.of(WhyNot.DEVICE_STILL_LOST);
        }
        boolean theirs = pausedBy.remove(seat) | lostBy.remove(seat);
        return theirs ? Optional.empty() : Optional.of(WhyNot.NOT_YOURS_TO_END);
    }

    /** Whether somebody holds the evening. */
    boolean holdIt() {
        return !pausedBy.isEmpty() || !lostBy.isEmpty();
    }

    boolean keepItOutOfRole() {
        return !steppedOut.isEmpty();
    }

    /** Everybody whose yes is waited for. */
    Set<Seat> all() {
        Set<Seat> seats = new LinkedHashSet<>(pausedBy);
        seats.addAll(lostBy);
        seats.addAll(steppedOut);
        return seats;
    }
}
