package org.souffleur.session.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.souffleur.media.RoomReport;
import org.souffleur.people.Seat;

/** What each ear of an evening says of its own delay, and what the relay knows of the way there. */
public final class EarBoard {
    /** Nobody reads faster, and every device of the evening gets it. */
    static final long TELL_EVERY_NANOS = 1_000_000_000L;

    /** Ears report once a second; one that has missed five is not there. */
    static final long STALE_NANOS = 5_000_000_000L;

    private final Map<Seat, Said> said = new TreeMap<>();
    private @Nullable Long toldAtNanos;

    private record Said(EarReport report, long atNanos) {}

    /** Notes it; true where it is time to tell everybody. */
    public synchronized boolean note(Seat seat, EarReport report, long nowNanos) {
        said.put(seat, new Said(report, nowNanos));
        Long told = toldAtNanos;
        if (told != null && nowNanos - told < TELL_EVERY_NANOS) {
            return false;
        }
        toldAtNanos = nowNanos;
        return true;
    }

    /** The ears that have reported of late, by seat. */
    public synchronized List<EarDelay> delays(RoomReport room, long nowNanos) {
        said.values().removeIf(old -> nowNanos - old.atNanos() > STALE_NANOS);
        List<EarDelay> delays = new ArrayList<>();
        said.forEach((seat, last) -> delays.add(EarDelay.of(seat, last.report(), networkMs(room, seat))));
        return delays;
    }

    /** Half the round trip of the seat's slowest leg: which of its legs the ear hangs on is not known here. */
    private static @Nullable Double networkMs(RoomReport room, Seat seat) {
        double slowest = room.legs().stream()
                .filter(leg -> leg.connected() && leg.seat().value().equals(seat.name()))
                .mapToDouble(RoomReport.LegReport::roundTripMs)
                .max()
                .orElse(-1);
        return slowest < 0 ? null : (Double) (slowest / 2);
    }
}
