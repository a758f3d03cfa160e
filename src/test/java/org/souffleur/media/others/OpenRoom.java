package org.souffleur.media.others;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.souffleur.media.NoNews;
import org.souffleur.media.NodeRelay;
import org.souffleur.media.RelaySettings;
import org.souffleur.media.Relays;
import org.souffleur.media.RoomId;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.media.browser.PageServer;

/** A relay with one room of two seats that hear and see all of each other, and a door for their offers. */
final class OpenRoom implements AutoCloseable {
    static final SeatId SURROGATE = new SeatId("surrogate");
    static final SeatId OS = new SeatId("os");

    private static final SeatPlan SURROGATE_PLAN =
            new SeatPlan(List.of(Slot.audio("mic"), Slot.video("camera")), List.of(Slot.audio("voice")));
    private static final SeatPlan OS_PLAN =
            new SeatPlan(List.of(Slot.audio("voice")), List.of(Slot.audio("mic1"), Slot.video("camera1")));

    final NodeRelay relay;
    final PageServer door;

    /** The same on the last address. */
    final PageServer door6;

    /** @param addresses where it listens, all of this machine where empty; the door is on the first, or on localhost */
    OpenRoom(List<InetAddress> addresses) throws IOException {
        relay = Relays.open(RelaySettings.onPort(0).withThreads(1).withAddresses(addresses, List.of()));
        RoomId room = new RoomId("evening");
        relay.openRoom(room, new NoNews());
        relay.allow(
                room,
                Set.of(
                        new Route(SURROGATE, "mic", OS, "mic1"),
                        new Route(SURROGATE, "camera", OS, "camera1"),
                        new Route(OS, "voice", SURROGATE, "voice")));
        relay.lease(room, relay.now() + Duration.ofMinutes(5).toNanos());
        Map<SeatId, SeatPlan> plans = Map.of(SURROGATE, SURROGATE_PLAN, OS, OS_PLAN);
        door = addresses.isEmpty()
                ? new PageServer(relay, room, plans)
                : new PageServer(relay, room, plans, addresses.get(0));
        door6 = addresses.size() < 2 ? door : new PageServer(relay, room, plans, addresses.get(addresses.size() - 1));
    }

    @Override
    public void close() {
        door.close();
        if (door6 != door) door6.close();
        relay.close();
    }
}
