package org.souffleur.media.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.souffleur.media.Slot.Kind.AUDIO;
import static org.souffleur.media.Slot.Kind.VIDEO;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.media.ice.Path;
import org.souffleur.media.peer.PeerLine;
import org.souffleur.media.peer.VideoFrames;
import org.souffleur.media.room.VirtualEvening.Peer;
import org.souffleur.media.rtp.RtcpWriter;

/** What strangers, eavesdroppers and the evening's own peers may try with packets (ASVS 5.0 V17.2.3 to 17.2.5). */
class HostilePeersInARoomTest {
    private static final SeatId HUMAN = new SeatId("s1");
    private static final SeatId OS = new SeatId("s2");
    private static final SeatId SURROGATE = new SeatId("s3");
    private static final SeatPlan BODY = new SeatPlan(
            List.of(Slot.audio("mic"), Slot.video("camera")), List.of(Slot.audio("voice"), Slot.audio("whisper")));
    private static final SeatPlan MIND = new SeatPlan(
            List.of(Slot.audio("voice"), Slot.audio("whisper")), List.of(Slot.audio("mic1"), Slot.video("camera1")));
    private static final byte[] WORD = "a word".getBytes();

    private final VirtualEvening evening = new VirtualEvening(17);
    private Peer human;
    private Peer os;
    private Peer surrogate;

    @BeforeEach
    void threeAreThere() {
        human = evening.join(HUMAN, BODY, PeerLine.receives("voice", AUDIO));
        os = evening.join(
                OS,
                MIND,
                PeerLine.sends("voice", AUDIO),
                PeerLine.receives("mic1", AUDIO),
                PeerLine.receives("camera1", VIDEO));
        surrogate = evening.join(SURROGATE, BODY, PeerLine.sends("camera", VIDEO), PeerLine.receives("voice", AUDIO));
        evening.lease(3600);
        evening.room.allow(Set.of(
                new Route(OS, "voice", HUMAN, "voice"),
                new Route(OS, "voice", SURROGATE, "voice"),
                new Route(SURROGATE, "camera", OS, "camera1")));
    }

    private long drops(Drop reason) {
        return evening.room.counts().drops(reason);
    }

    private byte[] word() {
        return os.protect(os.prepare("voice", WORD));
    }

    private static byte[] picture(int number) {
        return number == 0 ? VideoFrames.key(0, 0) : VideoFrames.delta(number, number);
    }

    private void assertTheVoiceIsHeard(int more) {
        int before = human.heard("voice").size();
        for (int i = 0; i < more; i++) {
            if (i % 100 == 0) List.of(human, os, surrogate).forEach(Peer::check);
            evening.pass(20);
            os.send("voice", WORD);
        }
        assertThat(human.heard("voice").size() - before).isEqualTo(more);
    }

    @Test
    void aRecordedPacketIsHeardOnceWheneverAndWhereverItComesAgainFrom() {
        byte[] word = word();
        os.comes(os.address, word);
        os.comes(os.address, word);
        os.comes(new InetSocketAddress("203.0.113.9", 9), word);
        assertThat(drops(Drop.REPLAYED_SRTP)).isEqualTo(2);
        assertTheVoiceIsHeard(200); // the window of 64 has long passed it
        os.comes(os.address, word);
        assertThat(drops(Drop.REPLAYED_SRTP)).isEqualTo(3);
        assertTheVoiceIsHeard(5);
    }

    @Test
    void aRecordedReportIsReadOnce() {
        RtcpWriter writer = new RtcpWriter();
        writer.receiverReport(9);
        writer.pli(9, os.ssrc("camera1"));
        surrogate.send("camera", VideoFrames.key(1, 1));
        evening.pass(600);
        surrogate.asked.clear();
        byte[] request = os.protect(writer);
        os.comes(os.address, request);
        surrogate.send("camera", picture(0));
        for (int i = 1; i < 10; i++) {
            evening.pass(600); // long enough for another request, if it were one
            if (i % 3 == 0) List.of(os, surrogate).forEach(Peer::check);
            os.comes(os.address, request);
        }
        assertThat(surrogate.asked("picture camera")).isEqualTo(1);
        assertThat(drops(Drop.REPLAYED_SRTP)).isEqualTo(9);
    }

    @Test
    void anotherPeersKeysOpenNothing() {
        byte[] hers = surrogate.protect(surrogate.prepare("camera", VideoFrames.key(1, 1)));
        os.comes(os.address, hers);
        human.comes(human.address, word());
        assertThat(drops(Drop.FORGED_SRTP)).isEqualTo(2);
        assertTheVoiceIsHeard(5);
    }

    @Test
    void aPacketWhoseNumberOrStreamWasChangedIsForged() {
        for (int at : new int[] {1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 20}) {
            byte[] changed = word();
            changed[at] ^= 1;
            os.comes(os.address, changed);
        }
        assertThat(human.heard("voice")).isEmpty();
        assertThat(drops(Drop.FORGED_SRTP)).isEqualTo(11);
        assertTheVoiceIsHeard(5);
    }

    @Test
    void anOldIndexCannotBeForgedIntoTheFuture() {
        assertTheVoiceIsHeard(10);
        byte[] ahead = word();
        ahead[2] += 0x40; // 16384 packets ahead: were it believed, the true ones would be too old
        for (int i = 0; i < 100; i++) os.comes(os.address, ahead);
        assertThat(drops(Drop.FORGED_SRTP)).isEqualTo(100);
        assertTheVoiceIsHeard(10);
    }

    @Test
    void forgedAndMalformedPacketsByTheThousandChangeNothing() {
        assertTheVoiceIsHeard(1);
        Random random = new Random(3711);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[12 + random.nextInt(100)];
            random.nextBytes(bytes);
            bytes[0] = (byte) (0x80 | bytes[0] & 0x3f);
            os.comes(os.address, bytes);
        }
        assertThat(drops(Drop.FORGED_SRTP) + drops(Drop.UNUSABLE_SRTP)).isEqualTo(5_000);
        assertThat(human.heard("voice")).hasSize(1);
        assertTheVoiceIsHeard(50);
    }

    /** ASVS 5.0 V17.2.5: the packets are true, and there are too many. */
    @Test
    void aPeerThatSendsTooFastIsSlowedAndTheOthersAreHeard() {
        int flood = 20_000;
        for (int i = 0; i < flood; i++) surrogate.send("camera", picture(i));
        assertThat(os.heard("camera1").size()).isEqualTo(Pace.MOST_AT_ONCE);
        assertThat(drops(Drop.TOO_FAST)).isEqualTo(flood - Pace.MOST_AT_ONCE);
        assertTheVoiceIsHeard(50);
        evening.pass(1_000);
        long tooFast = drops(Drop.TOO_FAST);
        for (int i = 0; i < 100; i++) {
            evening.pass(10);
            surrogate.send("camera", picture(i));
        }
        assertThat(drops(Drop.TOO_FAST)).as("who slows down is heard again").isEqualTo(tooFast);
    }

    @Test
    void theBoundOfALegIsASecondsWorthAndNotOnePacketMore() {
        Pace pace = new Pace();
        for (int i = 0; i < Pace.MOST_AT_ONCE; i++) assertThat(pace.takes(0)).isTrue();
        assertThat(pace.takes(0)).isFalse();
        long each = 1_000_000_000L / Pace.MOST_PER_SECOND;
        assertThat(pace.takes(each - 1)).isFalse();
        assertThat(pace.takes(each)).isTrue();
        assertThat(pace.takes(each)).isFalse();
    }

    @Test
    void aStormOfRequestsForPicturesReachesTheCameraTwiceASecond() {
        surrogate.send("camera", VideoFrames.key(1, 1));
        evening.pass(1_000);
        surrogate.asked.clear();
        for (int i = 0; i < 500; i++) {
            os.pli("camera1");
            evening.pass(2);
        }
        assertThat(surrogate.asked("picture camera")).isBetween(2L, 3L);
    }

    @Test
    void aStormOfRequestsForPacketsIsAnsweredByEachPacketOnceIn20Ms() {
        for (int i = 0; i < 10; i++) surrogate.send("camera", picture(i));
        os.asked.clear();
        int sequence = os.heard("camera1").get(5).sequence();
        for (int i = 0; i < 500; i++) os.nack("camera1", sequence);
        assertThat(os.asked("came twice")).isEqualTo(1);
        assertThat(drops(Drop.RESENT_JUST_NOW)).isEqualTo(499);
        evening.pass(20);
        os.nack("camera1", sequence);
        assertThat(os.asked("came twice")).isEqualTo(2);
    }

    /** One compound of 1100 bytes that asks for everything again, in every block anew. */
    @Test
    void oneReportCannotAskForMoreThanIsKept() {
        for (int i = 0; i < 300; i++) {
            surrogate.send("camera", picture(i));
            evening.pass(10);
        }
        os.asked.clear();
        int newest = os.heard("camera1").get(299).sequence();
        long[] all = new long[17 * 60];
        for (int i = 0; i < all.length; i++) all[i] = 0x10000L + newest - all.length + 1 + i;
        RtcpWriter writer = new RtcpWriter();
        writer.receiverReport(9);
        for (int i = 0; i < 4; i++) writer.nack(9, os.ssrc("camera1"), all, all.length);
        os.control(writer);
        assertThat(os.asked("came twice")).isLessThanOrEqualTo(256);
    }

    @Test
    void aByeEndsNobody() {
        for (Peer peer : List.of(human, os, surrogate)) {
            RtcpWriter writer = new RtcpWriter();
            writer.receiverReport(9);
            for (int i = 0; i < 50; i++) writer.bye(i % 2 == 0 ? peer.ssrc(peer == os ? "mic1" : "voice") : i);
            peer.control(writer);
        }
        assertTheVoiceIsHeard(10);
    }

    @Test
    void aCheckThatWasOverheardDoesNotLeadThePacketsElsewhere() {
        evening.pass(2_000); // silent for longer than a leg needs to be moved by any check
        InetSocketAddress eavesdropper = new InetSocketAddress("203.0.113.9", 9);
        byte[] overheard = human.check();
        evening.pass(2_000);
        var result = evening.room.receiveStun(
                evening.now, human.leg, new Path(0, eavesdropper), overheard, 0, overheard.length);
        assertThat(result.newPath()).isFalse();
        assertThat(evening.out.poll()).isNull();
        assertThat(drops(Drop.REPEATED_STUN)).isEqualTo(1);
        os.send("voice", WORD);
        assertThat(human.heard("voice")).hasSize(1);
    }

    /** RFC 7675: what was recorded while a peer was there does not keep it alive when it has gone. */
    @Test
    void aRecordedCheckDoesNotKeepALegAlive() {
        byte[] recorded = human.check();
        for (int i = 0; i < 12; i++) {
            evening.pass(500);
            evening.room.receiveStun(evening.now, human.leg, new Path(0, human.address), recorded, 0, recorded.length);
            while (evening.out.poll() != null) {
                // the answer to whoever replays it
            }
        }
        assertThat(evening.news).contains("s1 is lost");
    }
}
