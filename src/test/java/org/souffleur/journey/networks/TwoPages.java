package org.souffleur.journey.networks;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
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
import org.souffleur.media.network.BadNetwork;

/** Somebody with a microphone and perhaps a camera, and somebody who hears and sees them, each behind a network. */
final class TwoPages implements AutoCloseable {
    private static final SeatId TALKER = new SeatId("surrogate");
    private static final SeatId LISTENER = new SeatId("os");
    private static final SeatPlan TALKS = new SeatPlan(List.of(Slot.audio("mic"), Slot.video("camera")), List.of());
    private static final SeatPlan LISTENS = new SeatPlan(List.of(), List.of(Slot.audio("mic1"), Slot.video("camera1")));

    /** As {@code webapp/app/media/leg.ts} opens them. */
    private static final String MICROPHONE =
            "{name:'mic',kind:'audio',way:'sendonly',encoding:{priority:'high',networkPriority:'high'}}";

    private static final String CAMERA = "{name:'camera',kind:'video',way:'sendonly',camera:'busy',"
            + "encoding:{maxBitrate:600000,maxFramerate:20,priority:'low',networkPriority:'low'}}";

    final BadNetwork talkers;
    final BadNetwork listeners;
    final boolean sees;
    private final NodeRelay relay;
    private final PageServer door;
    private final Page talker;
    private final Page listener;

    /** How the talker and the relay agree: as the product does, or with one thing left out. */
    enum Without {
        NOTHING,
        /** The relay's answer does not ask for Opus FEC. */
        FEC,
        /** The talker does not offer transport-wide feedback: REMB is what is left. */
        TRANSPORT_FEEDBACK
    }

    TwoPages(Browser browser, long seed, boolean camera, Without without) throws IOException {
        sees = camera;
        relay = Relays.open(RelaySettings.onPort(0)
                .withThreads(1)
                .withAddresses(List.of(InetAddress.getLoopbackAddress()), List.of()));
        RoomId room = new RoomId("evening");
        relay.openRoom(room, new NoNews());
        relay.allow(
                room,
                Set.of(new Route(TALKER, "mic", LISTENER, "mic1"), new Route(TALKER, "camera", LISTENER, "camera1")));
        relay.lease(room, relay.now() + Duration.ofMinutes(10).toNanos());
        InetSocketAddress at = relay.listeningOn().get(0);
        talkers = new BadNetwork(at, seed);
        listeners = new BadNetwork(at, seed + 1);
        door = new PageServer(relay, room, Map.of(TALKER, TALKS, LISTENER, LISTENS));
        door.between(new Between(without));
        talker = page(browser, TALKER, camera ? "[" + MICROPHONE + "," + CAMERA + "]" : "[" + MICROPHONE + "]");
        String hears = "{name:'mic1',kind:'audio',way:'recvonly'}";
        String looks = "{name:'camera1',kind:'video',way:'recvonly'}";
        listener = page(browser, LISTENER, camera ? "[" + hears + "," + looks + "]" : "[" + hears + "]");
        for (Page page : List.of(talker, listener)) {
            page.waitForFunction("() => Object.values(peers)[0].pc.connectionState === 'connected'");
        }
        listener.waitForFunction("async () => (await heard('os', 'mic1')).energy > 0.0001");
        if (camera) {
            listener.waitForFunction("async () => (await heard('os', 'camera1')).frames > 5");
        }
    }

    private final class Between implements PageServer.OnTheWay {
        private final Without without;

        Between(Without without) {
            this.without = without;
        }

        @Override
        public String offer(SeatId seat, String sdp) {
            boolean left = without == Without.TRANSPORT_FEEDBACK && seat.equals(TALKER);
            return left
                    ? sdp.replaceAll("a=(rtcp-fb:\\d+ transport-cc|extmap:\\d+ \\S*transport-wide\\S*)\r\n", "")
                    : sdp;
        }

        @Override
        public String answer(SeatId seat, String sdp) {
            String own = (seat.equals(TALKER) ? talkers : listeners).instead(sdp);
            return without == Without.FEC ? own.replace("useinbandfec=1", "useinbandfec=0") : own;
        }
    }

    private Page page(Browser browser, SeatId seat, String lines) {
        Page page = browser.newContext().newPage();
        page.navigate(door.address());
        Object joined = page.evaluate("join('" + seat.value() + "', " + lines + ")");
        if (!"joined".equals(joined)) {
            throw new IllegalStateException(seat.value() + " did not come in: " + joined);
        }
        return page;
    }

    /** From now on both pages count. */
    void watch() {
        talker.evaluate("watch('surrogate')");
        listener.evaluate("watch('os')");
    }

    Watched talker() {
        return Watched.of(talker.evaluate("watched('surrogate')"));
    }

    Watched listener() {
        return Watched.of(listener.evaluate("watched('os')"));
    }

    /** Packets of the voice, as the listener's browser counts them. */
    double packetsHeard() {
        return ((Number) listener.evaluate("async () => (await heard('os', 'mic1')).packets")).doubleValue();
    }

    org.souffleur.media.RoomReport report() {
        return relay.report(new RoomId("evening")).toCompletableFuture().join();
    }

    /** This machine's clock, ms since 1970: the pages' too. */
    static double nowMs() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
    }

    @Override
    public void close() {
        talker.context().close();
        listener.context().close();
        door.close();
        talkers.close();
        listeners.close();
        relay.close();
    }
}
