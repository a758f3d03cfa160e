package org.souffleur.session.live;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.souffleur.booking.Party;
import org.souffleur.media.SeatId;
import org.souffleur.people.Seat;

/** All seats of one evening, in order. Only its session touches it, under the session's lock. */
final class Chairs {
    private final Map<Seat, Chair> chairs = new LinkedHashMap<>();

    Chairs(List<Party> parties) {
        parties.forEach(party -> chairs.put(party.seat(), new Chair(party)));
    }

    /** @throws IllegalArgumentException where this evening has no such seat */
    Chair at(Seat seat) {
        Chair chair = chairs.get(seat);
        if (chair == null) {
            throw new IllegalArgumentException("this evening has no seat " + seat);
        }
        return chair;
    }

    Chair at(SeatId seat) {
        return at(new Seat(seat.value()));
    }

    Set<Seat> which(Predicate<Chair> holds) {
        Set<Seat> seats = new LinkedHashSet<>();
        chairs.forEach((seat, chair) -> {
            if (holds.test(chair)) {
                seats.add(seat);
            }
        });
        return seats;
    }

    void each(Consumer<Chair> does) {
        chairs.values().forEach(does);
    }

    boolean everybodyIsConnected() {
        return chairs.values().stream().allMatch(chair -> chair.hasEntered() && chair.isConnected());
    }

    Map<Seat, PresentedBy> presentedBy() {
        Map<Seat, PresentedBy> by = new LinkedHashMap<>();
        chairs.forEach((seat, chair) -> by.put(seat, chair.presentedBy()));
        return by;
    }
}
