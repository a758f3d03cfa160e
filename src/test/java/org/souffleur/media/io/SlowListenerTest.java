package org.souffleur.media.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.souffleur.media.Slot.Kind.AUDIO;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.souffleur.media.LegId;
import org.souffleur.media.LegOutcome;
import org.souffleur.media.NoNews;
import org.souffleur.media.NodeRelay;
import org.souffleur.media.RelaySettings;
import org.souffleur.media.Relays;
import org.souffleur.media.RoomId;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.media.peer.NativePeer;
import org.souffleur.media.peer.PeerLine;

/** Whoever listens to one evening's news, or goes on from an answer, may take his time: the other evenings speak. */
class SlowListenerTest {
    private static final SeatId HUMAN = new SeatId("s1");
    private static final SeatId OS = new SeatId("s2");
    private static final SeatPlan EAR = new SeatPlan(List.of(), List.of(Slot.audio("voice")));
    private static final SeatPlan MOUTH = new SeatPlan(List.of(Slot.audio("voice")), List.of());
    private static final RoomId SPEAKING = new RoomId("speaking");
    private static final RoomId SLOW = new RoomId("slow");

    private final CountDownLatch isSlow = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private NodeRelay relay;
    private NativePeer human;
    private NativePeer os;
    private NativePeer late;

    @BeforeEach
    void anEveningThatSpeaks() throws IOException {
        relay = Relays.open(RelaySettings.onPort(0).withThreads(1));
        human = new NativePeer(PeerLine.receives("voice", AUDIO));
        os = new NativePeer(PeerLine.sends("voice", AUDIO));
        late = new NativePeer(PeerLine.receives("voice", AUDIO));
        relay.openRoom(SPEAKING, new NoNews());
        relay.lease(SPEAKING, relay.now() + TimeUnit.MINUTES.toNanos(1));
        accepted(human, relay.openLeg(SPEAKING, HUMAN, EAR, human.offer()));
        accepted(os, relay.openLeg(SPEAKING, OS, MOUTH, os.offer()));
        CompletableFuture.allOf(human.connected(), os.connected())
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        relay.allow(SPEAKING, Set.of(new Route(OS, "voice", HUMAN, "voice")))
                .toCompletableFuture()
                .orTimeout(5, TimeUnit.SECONDS)
                .join();
    }

    @AfterEach
    void end() throws IOException {
        goOn.countDown();
        for (NativePeer peer : List.of(human, os, late)) peer.close();
        relay.close();
    }

    @Test
    void aListenerThatTakesItsTimeHoldsNoPacketBack() throws InterruptedException {
        relay.openRoom(SLOW, new NoNews() {
            @Override
            public void legConnected(SeatId seat, LegId leg, boolean again) {
                takeTime();
            }
        });
        accepted(late, relay.openLeg(SLOW, HUMAN, EAR, late.offer()));
        theOthersSpeakMeanwhile();
    }

    @Test
    void whatFollowsAnAnswerHoldsNoPacketBack() throws InterruptedException {
        relay.openRoom(SLOW, new NoNews());
        // On a thread of its own: an answer that is there already is gone on from by whoever asks.
        CompletableFuture.runAsync(
                () -> relay.openLeg(SLOW, HUMAN, EAR, late.offer()).thenAccept(answer -> takeTime()));
        theOthersSpeakMeanwhile();
    }

    private void takeTime() {
        isSlow.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void theOthersSpeakMeanwhile() throws InterruptedException {
        assertThat(isSlow.await(10, TimeUnit.SECONDS)).isTrue();
        await().atMost(Duration.ofSeconds(5)).until(() -> {
            os.send("voice", new byte[] {1});
            return human.count("voice") > 0;
        });
    }

    private static void accepted(NativePeer peer, CompletionStage<LegOutcome> outcome) {
        peer.accept(outcome.toCompletableFuture()
                .orTimeout(5, TimeUnit.SECONDS)
                .join()
                .fold(LegOutcome.Opened::answerSdp, refused -> {
                    throw new AssertionError(refused.toString());
                }));
    }
}
