package org.souffleur.media.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.souffleur.media.Slot.Kind.AUDIO;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.AlertLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import org.souffleur.media.ice.StunMessage;
import org.souffleur.media.ice.StunWriter;
import org.souffleur.media.peer.NativePeer;
import org.souffleur.media.peer.PeerAnswer;
import org.souffleur.media.peer.PeerLine;
import org.souffleur.media.sdp.Offer;

/** What somebody who can send to the media port, and at worst sees what others send, may try (ASVS 5.0 V17.2). */
class HostileNetworkTest {
    private static final SeatId HUMAN = new SeatId("s1");
    private static final SeatId OS = new SeatId("s2");
    private static final SeatPlan EAR = new SeatPlan(List.of(), List.of(Slot.audio("voice")));
    private static final SeatPlan MOUTH = new SeatPlan(List.of(Slot.audio("voice")), List.of());

    private static NodeRelay relay;

    private final RoomId room = new RoomId(UUID.randomUUID().toString());
    private final List<NativePeer> peers = new ArrayList<>();
    private final Random random = new Random(17);
    private Map<String, Long> before = Map.of();
    private DatagramChannel stranger;
    private InetSocketAddress port;

    @BeforeAll
    static void listen() throws IOException {
        relay = Relays.open(RelaySettings.onPort(0).withThreads(1));
    }

    @AfterAll
    static void listenNoMore() {
        relay.close();
    }

    @BeforeEach
    void open() throws IOException {
        before = relay.nodeReport().drops();
        relay.openRoom(room, new NoNews());
        relay.lease(room, relay.now() + TimeUnit.SECONDS.toNanos(60));
        get(relay.allow(room, Set.of(new Route(OS, "voice", HUMAN, "voice"))));
        stranger = DatagramChannel.open();
        stranger.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        stranger.configureBlocking(false);
        port = relay.listeningOn().stream()
                .filter(address -> address.getAddress().equals(InetAddress.getLoopbackAddress()))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void close() throws IOException {
        for (NativePeer peer : peers) peer.close();
        stranger.close();
        get(relay.closeRoom(room));
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).join();
    }

    private static ConditionFactory soon() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
    }

    private LegOutcome.Opened offer(SeatId seat, SeatPlan plan, NativePeer peer) {
        peers.add(peer);
        return get(relay.openLeg(room, seat, plan, peer.offer())).fold(opened -> opened, refused -> {
            throw new AssertionError(refused.toString());
        });
    }

    private NativePeer join(SeatId seat, SeatPlan plan, NativePeer peer) {
        return connected(peer.accept(offer(seat, plan, peer).answerSdp()));
    }

    private static NativePeer connected(NativePeer peer) {
        soon().until(() -> peer.connected().isDone());
        peer.connected().join();
        return peer;
    }

    private NativePeer human() throws IOException {
        return join(HUMAN, EAR, new NativePeer(PeerLine.receives("voice", AUDIO)));
    }

    private NativePeer os() throws IOException {
        return join(OS, MOUTH, new NativePeer(PeerLine.sends("voice", AUDIO)));
    }

    private void strangerSends(byte[] datagram) throws IOException {
        stranger.send(ByteBuffer.wrap(datagram), port);
    }

    /** What has come back to the stranger; the relay must have dealt with everything before. */
    private int answersToTheStranger() throws IOException {
        int answers = 0;
        ByteBuffer in = ByteBuffer.allocate(2048);
        while (stranger.receive(in.clear()) != null) answers++;
        return answers;
    }

    private long drops(String reason) {
        return relay.nodeReport().drops().getOrDefault(reason, 0L) - before.getOrDefault(reason, 0L);
    }

    /** A peer has its keys a moment before the relay has them; from the first packet that is heard on, none is missed. */
    private static void assertIsHeard(NativePeer os, NativePeer human) {
        int before = human.count("voice");
        soon().until(() -> {
            os.send("voice", new byte[40]);
            return human.count("voice") > before;
        });
        int since = human.count("voice");
        for (int i = 0; i < 20; i++) os.send("voice", new byte[40]);
        soon().until(() -> human.count("voice") >= since + 20);
    }

    /** A client's first flight as it was recorded, and records that break a handshake if anybody believes them. */
    private static List<byte[]> handshakeRecords() throws IOException {
        List<byte[]> records = new ArrayList<>();
        byte[] hello = Files.readAllBytes(Path.of("src/test/resources/fuzz/dtls/client-hello"));
        records.add(Arrays.copyOfRange(hello, 2, hello.length));
        for (String hex : List.of(
                "15fefd0000000000000001 0002 0228", // a fatal alert in the clear
                "15fefd0000000000000002 0002 0100", // close_notify in the clear
                "15fefd0001000000000001 0002 0228", // the same as if it were encrypted
                "14fefd0000000000000003 0001 01", // change_cipher_spec
                "16fefd0000000000000004 000c 000000000000000000000000", // hello_request
                "16fefd0001000000000005 0030" + "00".repeat(48), // a Finished of nobody
                "17fefd0001000000000006 0020" + "00".repeat(32), // application data
                "16fefd000000000000000700ff00")) {
            records.add(HexFormat.of().parseHex(hex.replace(" ", "")));
        }
        return records;
    }

    /** ASVS 5.0 V17.2.6: whoever is first with a ClientHello, only the peer that ICE has proven is answered. */
    @Test
    void strangersWhoRaceThePeerWithClientHellosGetNoAnswerAndChangeNothing() throws IOException {
        NativePeer human = new NativePeer(PeerLine.receives("voice", AUDIO));
        LegOutcome.Opened leg = offer(HUMAN, EAR, human);
        List<byte[]> records = handshakeRecords();
        long sent = 0;
        for (int i = 0; i < 20; i++) for (byte[] record : records) strangerSends(record);
        sent += 20L * records.size();
        human.accept(leg.answerSdp());
        for (int i = 0; i < 50 && !human.connected().isDone(); i++) {
            for (byte[] record : records) strangerSends(record);
            sent += records.size();
        }
        connected(human);
        long all = sent;
        soon().until(() -> drops("unexpected-dtls") >= all);
        assertThat(answersToTheStranger()).isZero();
        assertIsHeard(os(), human);
    }

    @Test
    void handshakeRecordsThatAreInjectedIntoALiveLegNeitherEndNorMoveIt() throws IOException {
        NativePeer human = human();
        NativePeer os = os();
        for (int i = 0; i < 5; i++) {
            for (byte[] record : handshakeRecords()) human.raw(record, 0, record.length);
            assertIsHeard(os, human);
        }
        assertThat(human.closedByRelay()).isNotDone();
        assertThat(human.unknownPackets())
                .as("its keys are the ones of its handshake")
                .isZero();
        human.hangUp(); // is read behind them, and by the same keys
        soon().until(() -> relay.nodeReport().legs() == 1);
    }

    @Test
    void rubbishBeforeTheHandshakeDelaysItAndDoesNotPreventIt() throws IOException {
        NativePeer human = new NativePeer(PeerLine.receives("voice", AUDIO));
        human.accept(offer(HUMAN, EAR, human).answerSdp());
        for (int i = 0; i < 500; i++) {
            byte[] rubbish = new byte[13 + random.nextInt(200)];
            random.nextBytes(rubbish);
            rubbish[0] = (byte) (20 + random.nextInt(44));
            human.raw(rubbish, 0, rubbish.length);
        }
        connected(human);
        assertIsHeard(os(), human);
    }

    @Test
    void anAlertWithoutKeysBehindItIsNotTheEndOfALeg() {
        List<String> told = new ArrayList<>();
        Handshakes handshakes = new Handshakes(0);
        LegDtlsServer server = new LegDtlsServer(
                handshakes.crypto,
                handshakes.certificate,
                new Offer.Fingerprint("sha-256", "00"),
                () -> told.add("closed"));
        server.notifyAlertReceived(AlertLevel.fatal, AlertDescription.handshake_failure);
        server.notifyAlertReceived(AlertLevel.warning, AlertDescription.close_notify);
        assertThat(told).isEmpty();
        handshakes.close();
    }

    /** RFC 8489 §18: nothing that does not authenticate is answered, so that nobody is answered in somebody's name. */
    @Test
    void stunWithoutThePasswordIsNeverAnswered() throws IOException {
        NativePeer human = new NativePeer(PeerLine.receives("voice", AUDIO));
        PeerAnswer answer = new PeerAnswer(offer(HUMAN, EAR, human).answerSdp());
        byte[] transaction = new byte[12];
        List<byte[]> checks = new ArrayList<>();
        checks.add(new StunWriter(StunMessage.BINDING_REQUEST, transaction).finish());
        checks.add(new StunWriter(StunMessage.BINDING_REQUEST, transaction)
                .username(answer.ufrag + ":x")
                .finish());
        checks.add(new StunWriter(StunMessage.BINDING_REQUEST, transaction)
                .username(answer.ufrag + ":x")
                .useCandidate()
                .finish("some other password"));
        checks.add(new StunWriter(StunMessage.BINDING_REQUEST, transaction)
                .username("nobody:x")
                .finish(answer.pwd));
        checks.add(new StunWriter(StunMessage.BINDING_REQUEST, transaction)
                .username("x:" + answer.ufrag)
                .finish(answer.pwd));
        checks.add(new StunWriter(StunMessage.BINDING_REQUEST, transaction).finish(answer.pwd));
        checks.add(new StunWriter(StunMessage.BINDING_SUCCESS, transaction)
                .username(answer.ufrag + ":x")
                .finish(answer.pwd));
        checks.add(new StunWriter(StunMessage.BINDING_ERROR, transaction)
                .username(answer.ufrag + ":x")
                .error(487, "Role Conflict")
                .finish(answer.pwd));
        byte[] changed = answer.check("x", 1, true, transaction);
        changed[changed.length - 10] ^= 1; // of its integrity
        checks.add(changed);
        checks.add(Arrays.copyOf(changed, changed.length - 4));
        for (byte[] check : checks) strangerSends(check);
        soon().until(() -> drops("forged-stun") + drops("malformed-stun") == checks.size());
        assertThat(answersToTheStranger()).isZero();
        human.accept(offer(HUMAN, EAR, human).answerSdp());
        assertIsHeard(os(), connected(human));
    }

    @Test
    void anOverheardCheckThatIsSentFromElsewhereLeadsNothingThere() throws IOException {
        NativePeer human = human();
        NativePeer os = os();
        byte[] overheard = human.check();
        for (int i = 0; i < 20; i++) strangerSends(overheard);
        soon().until(() -> drops("repeated-stun") == 20);
        assertIsHeard(os, human);
        assertThat(answersToTheStranger()).isZero();
        long hellos = drops("unexpected-dtls"); // a peer may say hello before its first check is through
        strangerSends(handshakeRecords().get(0));
        soon().until(() -> drops("unexpected-dtls") > hellos);
        assertThat(answersToTheStranger()).isZero();
    }

    @Test
    void packetsFromAnAddressThatIceHasNotProvenAreNotEvenTried() throws IOException {
        NativePeer human = human();
        NativePeer os = os();
        for (int i = 0; i < 500; i++) {
            byte[] forged = new byte[100];
            random.nextBytes(forged);
            forged[0] = (byte) 0x80;
            forged[1] = (byte) (i % 2 == 0 ? 111 : 200);
            strangerSends(forged);
        }
        soon().until(() -> drops("unknown-address") == 500);
        assertThat(drops("forged-srtp")).isZero();
        assertIsHeard(os, human);
    }

    @Test
    void datagramsOfEveryFirstByteAndLengthAreCountedAndTheEveningGoesOn() throws IOException {
        NativePeer human = human();
        NativePeer os = os();
        long already = all();
        int sent = 0;
        for (int first = 0; first < 256; first++) {
            for (int length : new int[] {1, 2, 11, 12, 13, 20, 60, 1700, 1701, 2048, 2049, 9000}) {
                byte[] datagram = new byte[length];
                random.nextBytes(datagram);
                datagram[0] = (byte) first;
                strangerSends(datagram);
                if (++sent % 256 == 0) {
                    int soFar = sent;
                    soon().until(() -> all() - already >= soFar); // so that no buffer of the kernel overflows
                }
            }
        }
        strangerSends(new byte[0]);
        int all = sent + 1;
        soon().until(() -> all() - already >= all);
        assertThat(answersToTheStranger()).isZero();
        assertIsHeard(os, human);
    }

    private long all() {
        return relay.nodeReport().drops().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
