package org.souffleur.media.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.souffleur.media.Slot.Kind.AUDIO;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.souffleur.media.LegId;
import org.souffleur.media.LocalLeg;
import org.souffleur.media.NodeRelay;
import org.souffleur.media.OnRoom;
import org.souffleur.media.RelaySettings;
import org.souffleur.media.Relays;
import org.souffleur.media.RoomId;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.media.peer.NativePeer;
import org.souffleur.media.peer.PeerLine;

/** A leg of this process on the whole relay, with a peer on a socket of its own. */
class LocalLegThroughTheRelayTest {
    private static final SeatId HUMAN = new SeatId("s1");
    private static final SeatId OS = new SeatId("s2");
    private static final SeatPlan BODY = new SeatPlan(List.of(Slot.audio("mic")), List.of(Slot.audio("voice")));
    private static final SeatPlan MIND = new SeatPlan(List.of(Slot.audio("voice")), List.of(Slot.audio("mic1")));
    private static final Route VOICE = new Route(OS, "voice", HUMAN, "voice");
    private static final Route MIC = new Route(HUMAN, "mic", OS, "mic1");

    private final RoomId room = new RoomId("evening");
    private final List<String> news = new CopyOnWriteArrayList<>();
    private final List<Integer> heard = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService speaker = Executors.newScheduledThreadPool(1);
    private NodeRelay relay;

    @BeforeEach
    void open() throws IOException {
        relay = Relays.open(RelaySettings.onPort(0).withThreads(1).withTimeouts(1_000, 5_000, 3_000));
        relay.openRoom(room, new Diary());
        relay.lease(room, relay.now() + TimeUnit.SECONDS.toNanos(60));
    }

    @AfterEach
    void close() {
        speaker.shutdownNow();
        relay.close();
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).join();
    }

    @Test
    void itSpeaksToAPeerAndHearsItAndACutLeavesNothingAfterIt() throws IOException {
        LocalLeg os = get(relay.openLocalLeg(room, OS, MIND, packet -> heard.add(packet.length())))
                .orElseThrow();
        try (NativePeer human = new NativePeer(PeerLine.sends("mic", AUDIO), PeerLine.receives("voice", AUDIO))) {
            get(relay.openLeg(room, HUMAN, BODY, human.offer()))
                    .fold(opened -> human.accept(opened.answerSdp()), refused -> {
                        throw new AssertionError(refused.detail());
                    });
            await().atMost(Duration.ofSeconds(5)).until(() -> human.connected().isDone());
            get(relay.allow(room, Set.of(VOICE, MIC)));
            int[] timestamp = {0};
            speaker.scheduleAtFixedRate(
                    () -> {
                        os.send("voice", new byte[80], 0, 80, timestamp[0] += 960, false, 30);
                        human.send("mic", new byte[33]);
                    },
                    0,
                    5,
                    TimeUnit.MILLISECONDS);
            await().atMost(Duration.ofSeconds(5)).until(() -> human.count("voice") > 20 && heard.size() > 20);
            assertThat(heard).allMatch(length -> length == 33);
            get(relay.cut(room));
            int afterCut = heard.size();
            int told = human.mark().orTimeout(5, TimeUnit.SECONDS).join().getOrDefault("voice", 0);
            assertThat(relay.nodeReport().legs()).isEqualTo(2);
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> get(relay.report(room)).drops().getOrDefault("no-lease", 0L) > 40);
            assertThat(heard).hasSize(afterCut);
            assertThat(human.count("voice")).isEqualTo(told);
        }
        get(relay.closeLeg(room, os.id()));
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(news).contains("s2 is here", "s2 is gone"));
    }

    @Test
    void itIsLostWhenItsDriverHangsAndBackWhenThatGoesOn() {
        LocalLeg os = get(relay.openLocalLeg(room, OS, MIND, packet -> {})).orElseThrow();
        await().atMost(Duration.ofSeconds(5)).until(() -> news.contains("s2 is lost"));
        os.alive();
        await().atMost(Duration.ofSeconds(5)).until(() -> news.contains("s2 is back"));
    }

    @Test
    void aRoomThatIsNotThereTakesNobodyIn() {
        assertThat(get(relay.openLocalLeg(new RoomId("another"), OS, MIND, packet -> {})))
                .isEmpty();
    }

    private final class Diary implements OnRoom {
        @Override
        public void legConnected(SeatId seat, LegId leg, boolean again) {
            news.add(seat.value() + (again ? " is back" : " is here"));
        }

        @Override
        public void legLost(SeatId seat, LegId leg) {
            news.add(seat.value() + " is lost");
        }

        @Override
        public void legClosed(SeatId seat, LegId leg) {
            news.add(seat.value() + " is gone");
        }

        @Override
        public void slotStarted(SeatId seat, String upSlot) {
            // Not looked at here.
        }

        @Override
        public void leaseLapsed() {
            // Not looked at here.
        }
    }
}
