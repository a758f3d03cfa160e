package org.souffleur.session;

import java.util.List;
import java.util.Locale;
import org.souffleur.media.SeatPlan;

/**
 * What a party gets on coming in.
 *
 * @param stopCredential can only stop this evening, from this seat, for ever
 * @param socket where the evening's news come from
 */
public record Entry(String seat, String stopCredential, List<IceServer> iceServers, Slots slots, String socket) {
    public Entry {
        iceServers = List.copyOf(iceServers);
    }

    /** The seat's fixed m-lines. */
    public record Slots(List<Slot> up, List<Slot> down) {
        static Slots of(SeatPlan plan) {
            return new Slots(slots(plan.up()), slots(plan.down()));
        }

        private static List<Slot> slots(List<org.souffleur.media.Slot> planned) {
            return planned.stream()
                    .map(slot -> new Slot(slot.name(), slot.kind().name().toLowerCase(Locale.ROOT)))
                    .toList();
        }
    }

    /** One m-line: {@code audio} or {@code video}. */
    public record Slot(String name, String kind) {}

    @Override
    public String toString() {
        return "Entry[" + seat + "]"; // the credential never reaches a log line
    }
}
