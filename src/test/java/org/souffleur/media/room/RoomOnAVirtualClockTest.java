package org.souffleur.media.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.souffleur.media.Slot.Kind.AUDIO;
import static org.souffleur.media.Slot.Kind.VIDEO;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.souffleur.media.Clip;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.media.peer.PeerLine;
import org.souffleur.media.peer.VideoFrames;
import org.souffleur.media.room.VirtualEvening.Heard;
import org.souffleur.media.room.VirtualEvening.Peer;

class RoomOnAVirtualClockTest {
    private static final SeatId HUMAN = new SeatId("human");
    private static final SeatId OS = new SeatId("os");
    private static final SeatId OTHER_OS = new SeatId("other os");
    private static final SeatId SURROGATE = new SeatId("surrogate");
    private static final SeatPlan BODY = new SeatPlan(
            List.of(Slot.audio("mic"), Slot.video("camera")), List.of(Slot.audio("voice"), Slot.audio("whisper")));
    private static final SeatPlan MIND = new SeatPlan(
            List.of(Slot.audio("voice"), Slot.audio("whisper")),
            List.of(Slot.audio("mic1"), Slot.video("camera1"), Slot.video("camera2")));
    private static final byte[] FRAME = new byte[60];

    private final VirtualEvening evening = new VirtualEvening(42);

    private Peer human() {
        return evening.join(
                HUMAN,
                BODY,
                PeerLine.sends("mic", AUDIO),
                PeerLine.sends("camera", VIDEO),
                PeerLine.receives("voice", AUDIO));
    }

    private Peer surrogate() {
        return evening.join(
                SURROGATE,
                BODY,
                PeerLine.sends("camera", VIDEO),
                PeerLine.receives("voice", AUDIO),
                PeerLine.receives("whisper", AUDIO));
    }

    private Peer os(SeatId seat) {
        return evening.join(
                seat,
                MIND,
                PeerLine.sends("voice", AUDIO),
                PeerLine.receives("mic1", AUDIO),
                PeerLine.receives("camera1", VIDEO));
    }

    private static Route voice(SeatId from, SeatId to) {
        return new Route(from, "voice", to, "voice");
    }

    private void talk(Peer peer, int frames) {
        for (int i = 0; i < frames; i++) {
            peer.send("voice", FRAME);
            evening.pass(20);
        }
    }

    private long drops(Drop reason) {
        return evening.room.counts().drops(reason);
    }

    private static void assertUnbroken(List<Heard> heard) {
        for (int i = 1; i < heard.size(); i++) {
            assertThat(heard.get(i).sequence() - heard.get(i - 1).sequence() & 0xffff)
                    .as("step %d", i)
                    .isEqualTo(1);
        }
    }

    @Test
    void aNewRoomLetsNothingThrough() {
        Peer human = human();
        Peer os = os(OS);
        talk(os, 5);
        assertThat(human.heard("voice")).isEmpty();
        evening.room.allow(Set.of(voice(OS, HUMAN)));
        talk(os, 5);
        assertThat(human.heard("voice")).as("a route without a lease").isEmpty();
        assertThat(drops(Drop.NO_LEASE)).isEqualTo(10);
        evening.lease(10);
        evening.room.allow(Set.of());
        talk(os, 5);
        assertThat(human.heard("voice")).as("a lease without a route").isEmpty();
        assertThat(drops(Drop.NO_ROUTE)).isEqualTo(5);
    }

    @Test
    void nobodyHearsThemselvesWhateverTheRoutesSay() {
        SeatPlan both = new SeatPlan(List.of(Slot.audio("voice")), List.of(Slot.audio("echo")));
        Peer one = evening.join(OS, both, PeerLine.sends("voice", AUDIO), PeerLine.receives("echo", AUDIO));
        Peer again = evening.join(OS, both, PeerLine.receives("echo", AUDIO));
        evening.lease(10);
        evening.room.allow(Set.of(new Route(OS, "voice", OS, "echo")));
        talk(one, 5);
        assertThat(one.heard("echo")).isEmpty();
        assertThat(again.heard("echo")).isEmpty();
    }

    @Test
    void theLeaseHoldsToItsLastMomentAndNotOnePacketLonger() {
        Peer human = human();
        Peer os = os(OS);
        evening.room.allow(Set.of(voice(OS, HUMAN)));
        long until = evening.now + 100 * VirtualEvening.MS;
        evening.room.lease(evening.now, until);
        evening.now = until - 1;
        os.send("voice", FRAME);
        assertThat(human.heard("voice")).hasSize(1);
        evening.now = until;
        os.send("voice", FRAME);
        assertThat(human.heard("voice")).hasSize(1);
        assertThat(evening.news).contains("lease lapsed");
        evening.room.lease(evening.now, until - 5);
        os.send("voice", FRAME);
        assertThat(human.heard("voice")).as("a lease that has passed already").hasSize(1);
        evening.lease(1);
        talk(os, 3);
        assertThat(human.heard("voice")).hasSize(4);
        assertUnbroken(human.heard("voice"));
    }

    @Test
    void aLeaseThatArrivesLateShortensNothing() {
        Peer human = human();
        Peer os = os(OS);
        evening.room.allow(Set.of(voice(OS, HUMAN)));
        evening.lease(10);
        evening.lease(1);
        evening.pass(2_000);
        os.send("voice", FRAME);
        assertThat(human.heard("voice")).hasSize(1);
        assertThat(evening.news).doesNotContain("lease lapsed");
    }

    @Test
    void aLapseIsToldOnceEvenIfNobodySpeaks() {
        evening.lease(1);
        evening.pass(5_000);
        assertThat(evening.news).containsExactly("lease lapsed");
    }

    @Test
    void aCutStopsEverythingAndOnlyRouteAndLeaseTogetherBringItBack() {
        Peer human = human();
        Peer os = os(OS);
        evening.room.allow(Set.of(voice(OS, HUMAN)));
        evening.lease(100);
        talk(os, 5);
        evening.room.cut();
        talk(os, 5);
        evening.lease(100);
        talk(os, 5);
        assertThat(human.heard("voice")).hasSize(5);
        evening.room.allow(Set.of(voice(OS, HUMAN)));
        talk(os, 5);
        assertThat(human.heard("voice")).hasSize(10);
        assertUnbroken(human.heard("voice"));
        assertThat(evening.news).doesNotContain("lease lapsed");
    }

    @Test
    void aSlotsNumbersRunOnWhenItsSourceChanges() {
        Peer human = human();
        Peer os = os(OS);
        Peer other = os(OTHER_OS);
        evening.lease(100);
        evening.room.allow(Set.of(voice(OS, HUMAN)));
        talk(os, 10);
        evening.pass(400);
        evening.room.allow(Set.of(voice(OTHER_OS, HUMAN)));
        talk(other, 10);
        List<Heard> heard = human.heard("voice");
        assertThat(heard).hasSize(20);
        assertUnbroken(heard);
        assertThat(heard.get(10).timestamp() - heard.get(9).timestamp())
                .as("420 ms have passed between them, in 48 kHz ticks")
                .isEqualTo(20_160);
        assertThat(heard.get(10).marker()).isTrue();
        assertThat(heard.get(11).marker()).isFalse();
        assertThat(heard.get(11).timestamp() - heard.get(10).timestamp()).isEqualTo(960);
    }

    @Test
    void twoVoicesInOneSlotTakeTurns() {
        Peer human = human();
        Peer os = os(OS);
        Peer other = os(OTHER_OS);
        evening.lease(100);
        evening.room.allow(Set.of(voice(OS, HUMAN), voice(OTHER_OS, HUMAN)));
        for (int i = 0; i < 10; i++) {
            os.send("voice", new byte[] {1});
            other.send("voice", new byte[] {2});
            evening.pass(20);
        }
        assertThat(human.heard("voice")).hasSize(10).allMatch(heard -> heard.payload()[0] == 1);
        assertThat(drops(Drop.SLOT_TAKEN)).isEqualTo(10);
        evening.pass(300);
        other.send("voice", new byte[] {2});
        assertThat(human.heard("voice").get(10).payload()[0]).isEqualTo((byte) 2);
        assertUnbroken(human.heard("voice"));
    }

    @Test
    void reorderedPacketsKeepTheirOrderAndNothingFromBeforeASwitchComesLate() {
        Peer human = human();
        Peer os = os(OS);
        evening.lease(100);
        evening.room.allow(Set.of(voice(OS, HUMAN)));
        byte[] early = os.prepare("voice", FRAME);
        byte[] first = os.prepare("voice", FRAME);
        byte[] second = os.prepare("voice", FRAME);
        byte[] third = os.prepare("voice", FRAME);
        os.arrive(first);
        os.arrive(third);
        os.arrive(second);
        os.arrive(early);
        List<Heard> heard = human.heard("voice");
        assertThat(heard).hasSize(3);
        assertThat(heard.get(1).sequence() - heard.get(0).sequence() & 0xffff).isEqualTo(2);
        assertThat(heard.get(2).sequence() - heard.get(0).sequence() & 0xffff).isEqualTo(1);
        assertThat(drops(Drop.BEFORE_SWITCH)).isEqualTo(1);
    }

    @Test
    void aSlotRunsOnPastTheWrapOfItsNumbers() {
        Peer human = human();
        Peer os = os(OS);
        evening.lease(3600);
        evening.room.allow(Set.of(voice(OS, HUMAN)));
        for (int i = 0; i < 70_000; i++) {
            evening.now += VirtualEvening.MS;
            os.send("voice", FRAME);
        }
        assertThat(human.heard("voice")).hasSize(70_000);
        assertUnbroken(human.heard("voice"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void throughALossyNetworkNoSlotRepeatsOrInventsANumber(long seed) {
        VirtualEvening lossy = new VirtualEvening(seed);
        Peer human = lossy.join(HUMAN, BODY, PeerLine.receives("voice", AUDIO));
        Peer os = lossy.join(OS, MIND, PeerLine.sends("voice", AUDIO));
        Peer other = lossy.join(OTHER_OS, MIND, PeerLine.sends("voice", AUDIO));
        lossy.loss = 0.2;
        lossy.lease(100);
        for (int round = 0; round < 30; round++) {
            SeatId speaker = round % 2 == 0 ? OS : OTHER_OS;
            lossy.room.allow(Set.of(voice(speaker, HUMAN)));
            human.check();
            List<byte[]> packets = new ArrayList<>();
            for (int i = 0; i < 20; i++) packets.add((round % 2 == 0 ? os : other).prepare("voice", FRAME));
            for (int i = 0; i + 3 < packets.size(); i += 3)
                Collections.shuffle(packets.subList(i, i + 3), lossy.random);
            for (byte[] packet : packets) {
                (round % 2 == 0 ? os : other).arrive(packet);
                lossy.pass(20);
            }
        }
        List<Heard> heard = human.heard("voice");
        assertThat(heard.size()).as("seed %d", seed).isBetween(250, 500);
        assertThat(heard.stream().mapToInt(Heard::sequence).distinct().count())
                .as("seed %d", seed)
                .isEqualTo(heard.size());
        int spread = heard.get(heard.size() - 1).sequence() - heard.get(0).sequence() & 0xffff;
        assertThat(spread).as("seed %d: no more numbers than packets", seed).isLessThanOrEqualTo(600);
    }

    @Test
    void aNewListenerStartsWithAWholePictureThatTheRoomAsksFor() {
        Peer surrogate = surrogate();
        Peer os = os(OS);
        evening.lease(100);
        evening.room.allow(Set.of(new Route(SURROGATE, "camera", OS, "camera1")));
        surrogate.send("camera", VideoFrames.delta(1, 1));
        assertThat(surrogate.asked("picture camera")).isEqualTo(1);
        for (int i = 0; i < 5; i++) surrogate.send("camera", VideoFrames.delta(2 + i, 1));
        assertThat(surrogate.asked("picture camera"))
                .as("asked once, not for every packet")
                .isEqualTo(1);
        evening.pass(600);
        assertThat(surrogate.asked("picture camera"))
                .as("and again when none came")
                .isEqualTo(2);
        assertThat(os.heard("camera1")).isEmpty();
        assertThat(drops(Drop.AWAITING_KEY_FRAME)).isEqualTo(6);
        surrogate.send("camera", VideoFrames.key(9, 3));
        surrogate.send("camera", VideoFrames.delta(10, 4));
        assertThat(os.heard("camera1")).hasSize(2);
        evening.pass(2_000);
        assertThat(surrogate.asked("picture camera")).isEqualTo(2);
    }

    @Test
    void aListenersOwnRequestForAPictureReachesTheCamera() {
        Peer surrogate = surrogate();
        Peer os = os(OS);
        evening.lease(100);
        evening.room.allow(Set.of(new Route(SURROGATE, "camera", OS, "camera1")));
        surrogate.send("camera", VideoFrames.key(1, 1));
        os.pli("camera1");
        assertThat(surrogate.asked("picture camera")).isEqualTo(1);
    }

    @Test
    void pictureNumbersRunOnWhenTheCameraChanges() {
        Peer surrogate = surrogate();
        Peer human = human();
        Peer os = os(OS);
        evening.lease(100);
        evening.room.allow(Set.of(new Route(SURROGATE, "camera", OS, "camera1")));
        surrogate.send("camera", VideoFrames.key(0x7ffe, 0xfe));
        for (int i = 0; i < 3; i++) surrogate.send("camera", VideoFrames.delta(0x7fff + i & 0x7fff, 0xff + i & 0xff));
        evening.room.allow(Set.of(new Route(HUMAN, "camera", OS, "camera1")));
        human.send("camera", VideoFrames.key(700, 9));
        human.send("camera", VideoFrames.delta(701, 10));
        List<Heard> seen = os.heard("camera1");
        assertThat(seen).hasSize(6);
        for (int i = 1; i < 6; i++) {
            assertThat(VideoFrames.pictureId(seen.get(i).payload())
                                    - VideoFrames.pictureId(seen.get(i - 1).payload())
                            & 0x7fff)
                    .isEqualTo(1);
            assertThat(VideoFrames.tl0(seen.get(i).payload())
                                    - VideoFrames.tl0(seen.get(i - 1).payload())
                            & 0xff)
                    .isEqualTo(1);
        }
        assertUnbroken(seen);
    }

    @Test
    void whatACameraLostIsAskedForUntilItComesOrIsGivenUp() {
        Peer surrogate = surrogate();
        Peer os = os(OS);
        evening.lease(100);
        evening.room.allow(Set.of(new Route(SURROGATE, "camera", OS, "camera1")));
        surrogate.send("camera", VideoFrames.key(1, 1));
        byte[] late = surrogate.prepare("camera", VideoFrames.delta(2, 2));
        byte[] never = surrogate.prepare("camera", VideoFrames.delta(3, 3));
        surrogate.send("camera", VideoFrames.delta(4, 4));
        assertThat(surrogate.asked).hasSize(2).allMatch(asked -> asked.startsWith("nack camera"));
        evening.pass(120);
        assertThat(surrogate.asked).hasSizeGreaterThanOrEqualTo(3);
        surrogate.arrive(late);
        assertThat(os.heard("camera1")).hasSize(3);
        evening.pass(2_000);
        assertThat(surrogate.asked.stream()
                        .filter(asked -> asked.startsWith("nack"))
                        .count())
                .isBetween(9L, 12L);
        assertThat(never).isNotEmpty();
        surrogate.send("camera", VideoFrames.delta(5, 5));
        assertThat(surrogate.asked("picture camera"))
                .as("what is given up is mended by a whole picture")
                .isEqualTo(1);
    }

    @Test
    void aLostPacketIsSentAgainByteForByteButNotAfterItWasWithdrawn() {
        Peer surrogate = surrogate();
        Peer os = os(OS);
        evening.lease(100);
        Route camera = new Route(SURROGATE, "camera", OS, "camera1");
        evening.room.allow(Set.of(camera));
        surrogate.send("camera", VideoFrames.key(1, 1));
        int sequence = os.heard("camera1").get(0).sequence();
        evening.pass(30);
        os.nack("camera1", sequence);
        assertThat(os.asked).containsExactly("came twice");
        os.nack("camera1", sequence);
        assertThat(drops(Drop.RESENT_JUST_NOW)).isEqualTo(1);
        evening.room.allow(Set.of());
        evening.pass(30);
        os.nack("camera1", sequence);
        assertThat(drops(Drop.NOT_KEPT)).isEqualTo(1);
        assertThat(os.asked).containsExactly("came twice");
    }

    @Test
    void camerasAreBoundByTheNodeAndByWhoeverLooks() {
        Peer surrogate = surrogate();
        Peer os = os(OS);
        evening.lease(100);
        evening.room.allow(Set.of(new Route(SURROGATE, "camera", OS, "camera1")));
        surrogate.send("camera", VideoFrames.key(1, 1));
        evening.pass(1_100);
        assertThat(surrogate.reports).contains("bound 600000");
        os.estimate(250_000);
        surrogate.reports.clear();
        evening.pass(1_100);
        assertThat(surrogate.reports).anyMatch(report -> report.startsWith("bound 2"));
        os.estimate(1_000);
        surrogate.reports.clear();
        evening.pass(1_100);
        assertThat(surrogate.reports).contains("bound 100000");
    }

    @Test
    void reportsGoBothWaysWithTheSlotsOwnNumbers() {
        Peer human = human();
        Peer os = os(OS);
        evening.lease(100);
        evening.room.allow(Set.of(voice(OS, HUMAN)));
        talk(os, 20);
        os.prepare("voice", FRAME);
        os.prepare("voice", FRAME);
        talk(os, 40);
        assertThat(human.reports).contains("sr voice");
        assertThat(os.reports).contains("block voice lost 2");
    }

    @Test
    void aSilentLegIsLostExactlyAfterTheFreshnessTimeAndReturnsByASingleCheck() {
        Peer human = human();
        Peer os = os(OS);
        evening.room.allow(Set.of(voice(OS, HUMAN)));
        evening.lease(100);
        evening.pass(4_900);
        os.check();
        assertThat(evening.news).doesNotContain("human is lost");
        evening.pass(200);
        assertThat(evening.news).contains("human is lost").doesNotContain("os is lost");
        os.send("voice", FRAME);
        assertThat(drops(Drop.LISTENER_AWAY)).isEqualTo(1);
        human.check();
        assertThat(evening.news).contains("human is back");
        os.send("voice", FRAME);
        assertThat(human.heard("voice")).hasSize(1);
    }

    @Test
    void aLegThatNeverReturnsIsForgottenAndOneThatNeverConnectsToo() {
        human();
        for (int i = 0; i < 70; i++) evening.pass(1_000);
        assertThat(evening.news).containsSubsequence("human is lost", "human is gone");
        assertThat(evening.room.legs()).isEmpty();
    }

    @Test
    void whenTheNewestLegIsLostTheOlderOneOfTheSeatIsHeardAgain() {
        Peer human = human();
        Peer old = os(OS);
        Peer fresh = os(OS);
        evening.room.allow(Set.of(voice(OS, HUMAN)));
        evening.lease(100);
        fresh.send("voice", FRAME);
        old.send("voice", FRAME);
        assertThat(drops(Drop.SUPERSEDED)).isEqualTo(1);
        for (int i = 0; i < 6; i++) {
            evening.pass(1_000);
            old.check();
            human.check();
        }
        assertThat(evening.news).contains("os is lost");
        old.send("voice", FRAME);
        assertThat(human.heard("voice")).hasSize(2);
        assertUnbroken(human.heard("voice"));
    }

    @Test
    void everyLegOfASeatHearsWhatTheSeatMayHear() {
        Peer phone = human();
        Peer tablet = human();
        Peer os = os(OS);
        evening.room.allow(Set.of(voice(OS, HUMAN)));
        evening.lease(100);
        talk(os, 3);
        assertThat(phone.heard("voice")).hasSize(3);
        assertThat(tablet.heard("voice")).hasSize(3);
    }

    @Test
    void theHousesClipIsPacedUninterruptedAndOverWhenCut() {
        Peer human = human();
        Peer os = os(OS);
        List<String> over = new ArrayList<>();
        List<byte[]> frames =
                IntStream.range(0, 50).mapToObj(i -> new byte[] {9}).toList();
        evening.room.allow(Set.of(voice(OS, HUMAN)));
        evening.lease(100);
        talk(os, 2);
        evening.room.play(evening.now, HUMAN, "voice", new Clip(frames), () -> over.add("first"));
        for (int i = 0; i < 25; i++) {
            os.send("voice", FRAME);
            evening.pass(20);
        }
        assertThat(drops(Drop.CLIP_PLAYING)).isEqualTo(25);
        assertThat(human.heard("voice")).hasSizeBetween(27, 28);
        assertThat(over).isEmpty();
        evening.pass(600);
        assertThat(over).containsExactly("first");
        assertThat(human.heard("voice")).hasSize(52);
        talk(os, 2);
        assertUnbroken(human.heard("voice"));
        evening.room.play(evening.now, HUMAN, "voice", new Clip(frames), () -> over.add("second"));
        evening.pass(100);
        evening.room.cut();
        int heard = human.heard("voice").size();
        evening.pass(1_000);
        assertThat(over).containsExactly("first", "second");
        assertThat(human.heard("voice")).hasSize(heard);
        evening.room.play(evening.now, HUMAN, "voice", new Clip(frames), () -> over.add("third"));
        evening.pass(1_000);
        assertThat(human.heard("voice"))
                .as("after a cut the house may still speak")
                .hasSize(heard + 50);
    }

    @Test
    void aClipForAnEmptySeatIsOverAtOnce() {
        List<String> over = new ArrayList<>();
        evening.room.play(evening.now, HUMAN, "voice", new Clip(List.of(new byte[] {1})), () -> over.add("over"));
        assertThat(over).containsExactly("over");
    }
}
