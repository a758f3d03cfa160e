package org.souffleur.media.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.souffleur.media.Slot.Kind.AUDIO;
import static org.souffleur.media.Slot.Kind.VIDEO;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
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
import org.souffleur.media.Clip;
import org.souffleur.media.Cut;
import org.souffleur.media.LegId;
import org.souffleur.media.LegOutcome;
import org.souffleur.media.NodeRelay;
import org.souffleur.media.OnRoom;
import org.souffleur.media.RelaySettings;
import org.souffleur.media.Relays;
import org.souffleur.media.RoomId;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.media.peer.Arrival;
import org.souffleur.media.peer.NativePeer;
import org.souffleur.media.peer.PeerLine;
import org.souffleur.media.peer.VideoFrames;
import org.souffleur.media.srtp.SrtpProfile;

/** The whole relay, with peers on sockets of their own. */
class NativePeersThroughTheRelayTest {
    private static final SeatId HUMAN = new SeatId("s1");
    private static final SeatId OS = new SeatId("s2");
    private static final SeatId SURROGATE = new SeatId("s3");
    private static final SeatPlan BODY_PLAN = new SeatPlan(
            List.of(Slot.audio("mic"), Slot.video("camera")), List.of(Slot.audio("voice"), Slot.audio("whisper")));
    private static final SeatPlan OS_PLAN = new SeatPlan(
            List.of(Slot.audio("voice"), Slot.audio("whisper")),
            List.of(Slot.audio("mic1"), Slot.audio("mic2"), Slot.video("camera1")));
    private static final Route VOICE_TO_HUMAN = new Route(OS, "voice", HUMAN, "voice");
    private static final Route VOICE_TO_SURROGATE = new Route(OS, "voice", SURROGATE, "voice");
    private static final Route WHISPER = new Route(OS, "whisper", SURROGATE, "whisper");
    private static final Route HER_CAMERA = new Route(SURROGATE, "camera", OS, "camera1");

    private final RoomId room = new RoomId("evening");
    private final List<String> news = new CopyOnWriteArrayList<>();
    private final List<NativePeer> peers = new ArrayList<>();
    private final ScheduledExecutorService speakers = Executors.newScheduledThreadPool(2);
    private NodeRelay relay;

    @BeforeEach
    void open() throws IOException {
        relay = Relays.open(RelaySettings.onPort(0).withThreads(1).withTimeouts(1_000, 5_000, 3_000));
        relay.openRoom(room, new Diary());
        lease(60);
    }

    @AfterEach
    void close() throws IOException {
        speakers.shutdownNow();
        for (NativePeer peer : peers) peer.close();
        relay.close();
    }

    private void lease(int seconds) {
        relay.lease(room, relay.now() + TimeUnit.SECONDS.toNanos(seconds));
    }

    private LegOutcome.Opened open(SeatId seat, SeatPlan plan, NativePeer peer) {
        peers.add(peer);
        return get(relay.openLeg(room, seat, plan, peer.offer())).fold(opened -> opened, refused -> {
            throw new AssertionError(refused.toString());
        });
    }

    private NativePeer join(SeatId seat, SeatPlan plan, NativePeer peer) {
        return connect(peer, open(seat, plan, peer).answerSdp());
    }

    /** The peer has its keys a moment before the relay has: what it says in between is lost, as on any network. */
    private NativePeer connect(NativePeer peer, String answer) {
        long before = connections();
        peer.accept(answer).connected().orTimeout(5, TimeUnit.SECONDS).join();
        await().atMost(Duration.ofSeconds(5)).until(() -> connections() > before);
        return peer;
    }

    private long connections() {
        return news.stream().filter(one -> one.endsWith(" connected")).count();
    }

    private NativePeer human() throws IOException {
        return join(HUMAN, BODY_PLAN, new NativePeer(PeerLine.receives("voice", AUDIO)));
    }

    private NativePeer surrogate() throws IOException {
        return join(
                SURROGATE,
                BODY_PLAN,
                new NativePeer(
                        PeerLine.sends("mic", AUDIO),
                        PeerLine.sends("camera", VIDEO),
                        PeerLine.receives("voice", AUDIO),
                        PeerLine.receives("whisper", AUDIO)));
    }

    private NativePeer os() throws IOException {
        return join(
                OS,
                OS_PLAN,
                new NativePeer(
                        PeerLine.sends("voice", AUDIO),
                        PeerLine.sends("whisper", AUDIO),
                        PeerLine.receives("mic1", AUDIO),
                        PeerLine.receives("camera1", VIDEO)));
    }

    private void speak(NativePeer peer, String slot, int everyMs) {
        byte[] frame = new byte[80];
        speakers.scheduleAtFixedRate(() -> peer.send(slot, frame), 0, everyMs, TimeUnit.MILLISECONDS);
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).join();
    }

    @Test
    void theVoiceReachesBothEarsAndTheWhisperOnlyHers() throws IOException {
        NativePeer human = human();
        NativePeer surrogate = surrogate();
        NativePeer os = os();
        get(relay.allow(room, Set.of(VOICE_TO_HUMAN, VOICE_TO_SURROGATE, WHISPER)));
        byte[] word = "a word".getBytes();
        byte[] secret = "a private word".getBytes();
        for (int i = 0; i < 50; i++) {
            os.send("voice", word);
            os.send("whisper", secret);
        }
        await().until(() -> surrogate.count("whisper") == 50 && human.count("voice") == 50);
        await().until(() -> surrogate.count("voice") == 50);
        assertThat(human.arrivals("voice"))
                .allSatisfy(heard -> assertThat(heard.payload()).isEqualTo(word));
        assertThat(surrogate.arrivals("whisper"))
                .allSatisfy(heard -> assertThat(heard.payload()).isEqualTo(secret));
        assertThat(human.arrivals("voice"))
                .allSatisfy(heard -> assertThat(heard.audioLevel()).isEqualTo(0x80 | 30));
        assertThat(human.unknownPackets()).isZero();
        assertThat(os.count("mic1")).isZero();
    }

    @Test
    void nothingFlowsWithoutARouteOrWithoutALease() throws IOException {
        NativePeer human = human();
        NativePeer os = os();
        os.send("voice", new byte[40]);
        await().until(() -> drops("no-route") == 1);
        get(relay.cut(room));
        get(relay.allow(room, Set.of(VOICE_TO_HUMAN)));
        os.send("voice", new byte[40]);
        await().until(() -> drops("no-lease") == 1);
        lease(10);
        os.send("voice", new byte[40]);
        await().until(() -> human.count("voice") == 1);
    }

    @Test
    void anExpiredLeaseSilencesTheRoomAndARenewedOneLetsItSpeakAgain() throws IOException {
        NativePeer human = human();
        NativePeer os = os();
        get(relay.cut(room));
        get(relay.allow(room, Set.of(VOICE_TO_HUMAN)));
        relay.lease(room, relay.now() + TimeUnit.MILLISECONDS.toNanos(150));
        speak(os, "voice", 5);
        await().until(() -> news.contains("lease lapsed"));
        long heard = human.count("voice");
        assertThat(heard).isPositive();
        await().during(Duration.ofMillis(200)).until(() -> human.count("voice") <= heard + 1);
        lease(10);
        await().until(() -> human.count("voice") > heard + 10);
        assertUnbroken(human.arrivals("voice"));
    }

    @Test
    void afterACutIsAcknowledgedNotOnePacketArrives() throws IOException {
        NativePeer human = human();
        NativePeer surrogate = surrogate();
        NativePeer os = os();
        speak(os, "voice", 1);
        speak(surrogate, "mic", 1);
        Set<Route> routes = Set.of(VOICE_TO_HUMAN, VOICE_TO_SURROGATE, new Route(SURROGATE, "mic", OS, "mic1"));
        List<Double> lastPacketMs = new ArrayList<>();
        for (int round = 0; round < 50; round++) {
            get(relay.allow(room, routes));
            lease(10);
            int before = human.count("voice");
            await().pollInterval(Duration.ofMillis(2)).until(() -> human.count("voice") > before + 3);
            long askedAt = System.nanoTime();
            Cut cut = get(relay.cut(room));
            int atAcknowledgement = sentSoFar();
            long last =
                    Math.max(human.lastArrivalNanos(), Math.max(surrogate.lastArrivalNanos(), os.lastArrivalNanos()));
            lastPacketMs.add((last - askedAt) / 1e6);
            assertThat(cut.doneAtNanos()).isGreaterThanOrEqualTo(cut.askedAtNanos());
            await().pollDelay(Duration.ofMillis(5)).until(() -> true);
            assertThat(sentSoFar()).isEqualTo(atAcknowledgement);
        }
        Collections.sort(lastPacketMs);
        System.out.printf(
                "revoke to last packet at the receiver's socket, ms: p50 %.2f max %.2f%n",
                lastPacketMs.get(25), lastPacketMs.get(49));
    }

    private int sentSoFar() {
        return (int) relay.nodeReport().packetsOut();
    }

    private long drops(String reason) {
        return relay.nodeReport().drops().getOrDefault(reason, 0L);
    }

    @Test
    void takingBackOneRouteLeavesTheOthersUntouched() throws IOException {
        NativePeer human = human();
        NativePeer surrogate = surrogate();
        NativePeer os = os();
        get(relay.allow(room, Set.of(VOICE_TO_HUMAN, VOICE_TO_SURROGATE)));
        speak(os, "voice", 5);
        await().until(() -> human.count("voice") > 10 && surrogate.count("voice") > 10);
        get(relay.allow(room, Set.of(VOICE_TO_HUMAN)));
        int hers = surrogate.count("voice");
        int his = human.count("voice");
        await().until(() -> human.count("voice") > his + 20);
        assertThat(surrogate.count("voice")).isLessThanOrEqualTo(hers + 1);
        assertUnbroken(human.arrivals("voice"));
    }

    @Test
    void bothProfilesAreSpokenAndOneSeatMayUseEither() throws IOException {
        NativePeer old = join(
                HUMAN,
                BODY_PLAN,
                new NativePeer(SrtpProfile.AES_CM_128_HMAC_SHA1_80, PeerLine.receives("voice", AUDIO)));
        NativePeer os = os();
        get(relay.allow(room, Set.of(VOICE_TO_HUMAN)));
        os.send("voice", new byte[60]);
        await().until(() -> old.count("voice") == 1);
    }

    @Test
    void aPlainClientThatNamesNoSlotGetsThemInThePlansOrder() throws IOException {
        NativePeer whip =
                join(OS, OS_PLAN, new NativePeer(PeerLine.sends("x", AUDIO).unlabelled()));
        NativePeer whep = join(
                HUMAN, BODY_PLAN, new NativePeer(PeerLine.receives("y", AUDIO).unlabelled()));
        get(relay.allow(room, Set.of(VOICE_TO_HUMAN)));
        whip.send("x", new byte[60]);
        await().until(() -> whep.count("y") == 1);
        assertThat(news).contains("s2 voice started");
    }

    @Test
    void aLegThatFallsSilentIsLostAndReturnsWithoutANewOffer() throws IOException {
        NativePeer human = human();
        NativePeer os = os();
        get(relay.allow(room, Set.of(VOICE_TO_HUMAN)));
        human.fallSilent();
        await().atMost(Duration.ofSeconds(4)).until(() -> news.contains("s1 lost"));
        os.send("voice", new byte[40]);
        await().until(() -> drops("listener-away") >= 1);
        human.speakAgain();
        await().atMost(Duration.ofSeconds(4)).until(() -> news.contains("s1 connected again"));
        os.send("voice", new byte[40]);
        await().until(() -> human.count("voice") == 1);
    }

    @Test
    void aLegThatStaysAwayIsClosedAndANewOneTakesItsPlace() throws IOException {
        NativePeer os = os();
        NativePeer gone = human();
        gone.fallSilent();
        await().atMost(Duration.ofSeconds(8)).until(() -> news.contains("s1 closed"));
        NativePeer back = human();
        get(relay.allow(room, Set.of(VOICE_TO_HUMAN)));
        os.send("voice", new byte[40]);
        await().until(() -> back.count("voice") == 1);
        assertThat(relay.nodeReport().legs()).isEqualTo(2);
    }

    @Test
    void aPeerThatMovesToAnotherAddressIsFollowedWithOrWithoutNomination() throws IOException {
        NativePeer human = human();
        NativePeer os = os();
        get(relay.allow(room, Set.of(VOICE_TO_HUMAN)));
        speak(os, "voice", 10);
        for (boolean nominate : new boolean[] {true, false}) {
            human.move(nominate);
            int before = human.count("voice");
            await().atMost(Duration.ofSeconds(4)).until(() -> human.count("voice") > before + 10);
        }
        assertThat(news).doesNotContain("s1 lost");
    }

    @Test
    void anIceRestartMovesALegToNewCredentialsWithoutALostPacket() throws IOException {
        NativePeer human = new NativePeer(PeerLine.receives("voice", AUDIO));
        LegOutcome.Opened opened = open(HUMAN, BODY_PLAN, human);
        human.accept(opened.answerSdp()).connected().join();
        NativePeer os = os();
        get(relay.allow(room, Set.of(VOICE_TO_HUMAN)));
        speak(os, "voice", 5);
        await().until(() -> human.count("voice") > 10);
        assertThat(get(relay.restartLeg(
                        room,
                        opened.leg(),
                        "a=candidate:1 1 udp 1 192.0.2.1 9 typ host\r\n",
                        Set.of(opened.iceSession()),
                        false)))
                .as("trickling is answered with nothing")
                .isEqualTo(new LegOutcome.Opened(opened.leg(), "", opened.iceSession()));
        assertThat(get(relay.restartLeg(room, opened.leg(), human.restart(), Set.of(), false)))
                .as("a restart of which there were too many")
                .isInstanceOf(LegOutcome.Refused.class);
        String fragment = get(relay.restartLeg(room, opened.leg(), human.restart(), Set.of(), true))
                .fold(LegOutcome.Opened::answerSdp, refused -> "refused");
        human.restarted(fragment);
        int answered = human.checksAnswered();
        int before = human.count("voice");
        await().until(() -> human.checksAnswered() > answered + 3 && human.count("voice") > before + 20);
        assertUnbroken(human.arrivals("voice"));
        assertThat(get(relay.restartLeg(room, new LegId("nobody"), human.restart(), Set.of(), true)))
                .isInstanceOf(LegOutcome.Refused.class);
    }

    @Test
    void roomsOnDifferentThreadsHaveTheirOwnPortsAndDoNotHearEachOther() throws IOException {
        relay.close();
        relay = Relays.open(RelaySettings.onPort(0).withThreads(2));
        List<NativePeer> humans = new ArrayList<>();
        List<NativePeer> minds = new ArrayList<>();
        Set<String> ports = new HashSet<>();
        for (RoomId each : List.of(new RoomId("one"), new RoomId("two"))) {
            relay.openRoom(each, new Diary());
            relay.lease(each, relay.now() + TimeUnit.SECONDS.toNanos(60));
            for (SeatId seat : List.of(HUMAN, OS)) {
                boolean human = seat == HUMAN;
                NativePeer peer =
                        new NativePeer(human ? PeerLine.receives("voice", AUDIO) : PeerLine.sends("voice", AUDIO));
                peers.add(peer);
                String answer = get(relay.openLeg(each, seat, human ? BODY_PLAN : OS_PLAN, peer.offer()))
                        .fold(LegOutcome.Opened::answerSdp, refused -> "refused");
                ports.add(answer.split("m=audio ")[1].split(" ")[0]);
                (human ? humans : minds).add(connect(peer, answer));
            }
            get(relay.allow(each, Set.of(VOICE_TO_HUMAN)));
        }
        assertThat(ports).hasSize(2);
        minds.get(0).send("voice", new byte[] {1});
        minds.get(1).send("voice", new byte[] {2});
        minds.get(1).send("voice", new byte[] {2});
        await().until(() -> humans.get(0).count("voice") == 1 && humans.get(1).count("voice") == 2);
        assertThat(humans.get(0).arrivals("voice").get(0).payload()).containsExactly(1);
        get(relay.cut(new RoomId("one")));
        minds.get(0).send("voice", new byte[] {1});
        minds.get(1).send("voice", new byte[] {2});
        await().until(() -> humans.get(1).count("voice") == 3);
        assertThat(humans.get(0).count("voice")).isEqualTo(1);
    }

    @Test
    void theNewestLegOfASeatThatSendsIsTheOneThatIsHeard() throws IOException {
        NativePeer human = human();
        NativePeer before = os();
        get(relay.allow(room, Set.of(VOICE_TO_HUMAN)));
        before.send("voice", "old".getBytes());
        await().until(() -> human.count("voice") == 1);
        NativePeer after = os();
        before.send("voice", "old".getBytes());
        await().until(() -> human.count("voice") == 2);
        await().pollDelay(Duration.ofMillis(350)).until(() -> true); // a turn's pause
        after.send("voice", "new".getBytes());
        await().until(() -> human.count("voice") == 3);
        before.send("voice", "old".getBytes());
        await().until(() -> drops("superseded") == 1);
        after.send("voice", "new".getBytes());
        await().until(() -> human.count("voice") == 4);
        assertUnbroken(human.arrivals("voice"));
    }

    @Test
    void herCameraIsAskedForAWholePictureAndForWhatWasLost() throws IOException {
        NativePeer surrogate = surrogate();
        NativePeer os = os();
        get(relay.allow(room, Set.of(HER_CAMERA)));
        surrogate.send("camera", VideoFrames.delta(5, 1));
        await().until(() -> surrogate.feedback().picturesWanted.get() == 1);
        assertThat(os.count("camera1")).isZero();
        surrogate.send("camera", VideoFrames.key(6, 2));
        surrogate.send("camera", VideoFrames.delta(7, 3));
        await().until(() -> os.count("camera1") == 2);
        surrogate.skip("camera", 2);
        surrogate.send("camera", VideoFrames.delta(10, 6));
        await().until(() -> surrogate.feedback().packetsWanted.get() >= 2);
        await().atMost(Duration.ofSeconds(3))
                .until(() -> surrogate.feedback().receiverEstimate.get() == 600_000);
    }

    @Test
    void aLostPicturePacketIsSentAgainUnlessItWasWithdrawn() throws IOException {
        NativePeer surrogate = surrogate();
        NativePeer os = os();
        get(relay.allow(room, Set.of(HER_CAMERA)));
        surrogate.send("camera", VideoFrames.key(1, 1));
        surrogate.send("camera", VideoFrames.delta(2, 2));
        await().until(() -> os.count("camera1") == 2);
        int sequence = os.arrivals("camera1").get(1).sequence();
        long sent = sentSoFar();
        await().pollDelay(Duration.ofMillis(30)).until(() -> true);
        os.nack("camera1", sequence);
        await().until(() -> sentSoFar() == sent + 1);
        get(relay.cut(room));
        os.nack("camera1", sequence);
        await().during(Duration.ofMillis(100)).until(() -> sentSoFar() == sent + 1);
    }

    @Test
    void theHouseSpeaksThoughNothingElseMay() throws IOException {
        NativePeer human = human();
        get(relay.cut(room));
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < 10; i++) frames.add(new byte[] {(byte) 0xF8, (byte) i});
        long startedAt = System.nanoTime();
        get(relay.play(room, HUMAN, "voice", new Clip(frames)));
        assertThat((System.nanoTime() - startedAt) / 1_000_000).isBetween(170L, 600L);
        await().until(() -> human.count("voice") == 10);
        assertUnbroken(human.arrivals("voice"));
    }

    @Test
    void hangingUpEndsTheLegAtOnceAndWeSayGoodbyeToo() throws IOException {
        NativePeer human = human();
        human.hangUp();
        await().until(() -> news.contains("s1 closed"));
        NativePeer os = join(OS, OS_PLAN, new NativePeer(PeerLine.sends("voice", AUDIO)));
        get(relay.closeRoom(room));
        await().until(() -> os.closedByRelay().isDone());
        assertThat(relay.nodeReport().legs()).isZero();
        assertThat(relay.nodeReport().rooms()).isZero();
    }

    @Test
    void garbageIsCountedAndTheEveningGoesOn() throws IOException {
        NativePeer human = human();
        NativePeer os = os();
        get(relay.allow(room, Set.of(VOICE_TO_HUMAN)));
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 3000; i++) {
            byte[] junk = new byte[1 + random.nextInt(1400)];
            random.nextBytes(junk);
            if (i % 3 == 0) junk[0] = (byte) (0x80 | junk[0] & 0x3f);
            if (i % 3 == 1) junk[0] = (byte) (junk[0] & 3);
            human.raw(junk, 0, junk.length);
            if (i % 100 == 0) os.send("voice", new byte[40]);
        }
        await().until(() -> relay.nodeReport().drops().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()
                > 2000);
        int before = human.count("voice");
        os.send("voice", new byte[40]);
        await().until(() -> human.count("voice") > before);
        assertThat(relay.isAlive()).isTrue();
        assertThat(news).doesNotContain("s1 closed");
    }

    @Test
    void aClientHelloFromAnAddressWithoutAnAuthenticatedCheckGetsNoAnswer() throws IOException {
        NativePeer stranger = new NativePeer(PeerLine.receives("voice", AUDIO));
        String answer = open(HUMAN, BODY_PLAN, stranger).answerSdp();
        stranger.accept(answer.replaceAll("a=ice-pwd:.*", "a=ice-pwd:wrongwrongwrongwrongwrong"));
        await().until(() -> drops("forged-stun") > 0 && drops("unexpected-dtls") > 0);
        assertThat(stranger.connected()).isNotDone();
        assertThat(stranger.checksAnswered()).isZero();
    }

    @Test
    void aCertificateOtherThanTheOffersIsRefused() throws IOException {
        NativePeer impostor = new NativePeer(PeerLine.receives("voice", AUDIO));
        peers.add(impostor);
        String other = "AA" + ":AA".repeat(31);
        String offer = impostor.offer().replaceAll("a=fingerprint:sha-256 .*", "a=fingerprint:sha-256 " + other);
        String answer = get(relay.openLeg(room, HUMAN, BODY_PLAN, offer))
                .fold(LegOutcome.Opened::answerSdp, refused -> "refused");
        impostor.accept(answer);
        await().atMost(Duration.ofSeconds(5)).until(() -> impostor.connected().isCompletedExceptionally());
        await().until(() -> drops("handshake-failed") > 0);
        assertThat(news).doesNotContain("s1 connected");
    }

    private static void assertUnbroken(List<Arrival> arrivals) {
        int[] sequences = arrivals.stream().mapToInt(Arrival::sequence).toArray();
        for (int i = 1; i < sequences.length; i++) {
            assertThat(sequences[i] - sequences[i - 1] & 0xffff)
                    .as("step %d of %s", i, Arrays.toString(sequences))
                    .isEqualTo(1);
        }
    }

    private final class Diary implements OnRoom {
        @Override
        public void legConnected(SeatId seat, LegId leg, boolean again) {
            news.add(seat.value() + " connected" + (again ? " again" : ""));
        }

        @Override
        public void legLost(SeatId seat, LegId leg) {
            news.add(seat.value() + " lost");
        }

        @Override
        public void legClosed(SeatId seat, LegId leg) {
            news.add(seat.value() + " closed");
        }

        @Override
        public void slotStarted(SeatId seat, String upSlot) {
            news.add(seat.value() + " " + upSlot + " started");
        }

        @Override
        public void leaseLapsed() {
            news.add("lease lapsed");
        }
    }
}
