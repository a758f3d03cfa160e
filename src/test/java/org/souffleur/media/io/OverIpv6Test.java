package org.souffleur.media.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.souffleur.media.Slot.Kind.AUDIO;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.souffleur.media.NoNews;
import org.souffleur.media.NodeRelay;
import org.souffleur.media.RelaySettings;
import org.souffleur.media.Relays;
import org.souffleur.media.RoomId;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.media.ice.StunMessage;
import org.souffleur.media.peer.NativePeer;
import org.souffleur.media.peer.PeerAnswer;
import org.souffleur.media.peer.PeerLine;
import org.souffleur.media.srtp.SrtpProfile;

/** The relay on ::1. */
class OverIpv6Test {
    private static final SeatId HUMAN = new SeatId("s1");
    private static final SeatId OS = new SeatId("s2");
    private static final SeatPlan HUMAN_PLAN = new SeatPlan(List.of(Slot.audio("mic")), List.of(Slot.audio("voice")));
    private static final SeatPlan OS_PLAN = new SeatPlan(List.of(Slot.audio("voice")), List.of(Slot.audio("mic1")));

    private final RoomId room = new RoomId("evening");
    private InetAddress six;
    private NodeRelay relay;

    @BeforeEach
    void open() throws Exception {
        six = InetAddress.getByName("::1");
        assumeTrue(LocalAddresses.all().contains(six), "this machine has no IPv6, not even on its loopback");
        relay = Relays.open(RelaySettings.onPort(0).withThreads(1));
        relay.openRoom(room, new NoNews());
        relay.lease(room, relay.now() + TimeUnit.MINUTES.toNanos(1));
    }

    @AfterEach
    void close() {
        if (relay != null) relay.close();
    }

    private String answer(SeatId seat, SeatPlan plan, NativePeer peer) throws Exception {
        return relay.openLeg(room, seat, plan, peer.offer())
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS)
                .fold(opened -> opened.answerSdp(), refused -> {
                    throw new AssertionError(refused.detail());
                });
    }

    private NativePeer join(SeatId seat, SeatPlan plan, NativePeer peer) throws Exception {
        peer.accept(answer(seat, plan, peer)).connected().get(5, TimeUnit.SECONDS);
        return peer;
    }

    @Test
    void aVoiceFromOneFamilyReachesAnEarOfTheOther() throws Exception {
        relay.allow(room, Set.of(new Route(OS, "voice", HUMAN, "voice"), new Route(HUMAN, "mic", OS, "mic1")));
        try (NativePeer human = join(
                        HUMAN,
                        HUMAN_PLAN,
                        new NativePeer(
                                six,
                                SrtpProfile.AEAD_AES_128_GCM,
                                PeerLine.sends("mic", AUDIO),
                                PeerLine.receives("voice", AUDIO)));
                NativePeer os = join(
                        OS,
                        OS_PLAN,
                        new NativePeer(PeerLine.sends("voice", AUDIO), PeerLine.receives("mic1", AUDIO)))) {
            await().atMost(Duration.ofSeconds(5))
                    .pollInterval(Duration.ofMillis(20))
                    .untilAsserted(() -> {
                        os.send("voice", new byte[80]);
                        human.send("mic", new byte[80]);
                        assertThat(human.count("voice")).isGreaterThan(10);
                        assertThat(os.count("mic1")).isGreaterThan(10);
                    });
        }
    }

    @Test
    void aCheckIsAnsweredFromWhereItWasSentToWithTheAddressThatItCameFrom() throws Exception {
        try (NativePeer peer = new NativePeer(PeerLine.receives("voice", AUDIO));
                DatagramChannel socket = DatagramChannel.open().bind(new InetSocketAddress(six, 0))) {
            PeerAnswer answer = new PeerAnswer(answer(HUMAN, HUMAN_PLAN, peer));
            InetSocketAddress offered = answer.candidates.stream()
                    .filter(candidate -> candidate.getAddress().equals(six))
                    .findFirst()
                    .orElseThrow();
            socket.send(ByteBuffer.wrap(answer.check("any", 1, true, new byte[12])), offered);
            socket.configureBlocking(false);
            ByteBuffer bytes = ByteBuffer.allocate(500);
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(socket.receive(bytes)).isEqualTo(offered));
            StunMessage response = StunMessage.parse(bytes.array(), 0, bytes.position());
            assertThat(response.type()).isEqualTo(StunMessage.BINDING_SUCCESS);
            assertThat(response.mappedAddress()).isEqualTo(socket.getLocalAddress());
        }
    }
}
