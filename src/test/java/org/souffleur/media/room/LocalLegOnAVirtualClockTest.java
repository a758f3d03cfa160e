package org.souffleur.media.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.souffleur.media.Slot.Kind.AUDIO;
import static org.souffleur.media.Slot.Kind.VIDEO;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.souffleur.media.Clip;
import org.souffleur.media.LegId;
import org.souffleur.media.LocalPacket;
import org.souffleur.media.RoomReport;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.media.peer.PeerLine;
import org.souffleur.media.peer.VideoFrames;
import org.souffleur.media.room.VirtualEvening.Local;
import org.souffleur.media.room.VirtualEvening.Peer;
import org.souffleur.media.room.VirtualEvening.Told;

/** A leg that lives in this process is a leg: what binds the others binds it. */
class LocalLegOnAVirtualClockTest {
    private static final SeatId HUMAN = new SeatId("human");
    private static final SeatId OS = new SeatId("os");
    private static final SeatId DOLL = new SeatId("doll");
    private static final SeatPlan BODY = new SeatPlan(
            List.of(Slot.audio("mic"), Slot.video("camera")), List.of(Slot.audio("voice"), Slot.audio("whisper")));
    private static final SeatPlan MIND = new SeatPlan(
            List.of(Slot.audio("voice"), Slot.audio("whisper")), List.of(Slot.audio("mic1"), Slot.video("camera1")));
    private static final Route VOICE = new Route(OS, "voice", HUMAN, "voice");
    private static final Route MIC = new Route(HUMAN, "mic", OS, "mic1");
    private static final Route CAMERA = new Route(HUMAN, "camera", OS, "camera1");
    private static final byte[] FRAME = new byte[60];

    private final VirtualEvening evening = new VirtualEvening(7);

    private Peer human() {
        return evening.join(
                HUMAN,
                BODY,
                PeerLine.sends("mic", AUDIO),
                PeerLine.sends("camera", VIDEO),
                PeerLine.receives("voice", AUDIO));
    }

    private void talk(Local local, String slot, int frames) {
        for (int i = 0; i < frames; i++) {
            local.say(slot, FRAME, 30);
            evening.pass(20);
        }
    }

    private long drops(Drop reason) {
        return evening.room.counts().drops(reason);
    }

    @Test
    void itIsConnectedAtOnceAndToldLikeAnyOther() {
        Local os = evening.here(OS, MIND);
        assertThat(evening.news).containsExactly("os is here");
        talk(os, "voice", 1);
        assertThat(evening.news).contains("os starts voice");
        evening.room.leave(os.leg);
        assertThat(evening.news).contains("os is gone");
        talk(os, "voice", 1);
        assertThat(drops(Drop.LEG_CLOSED)).isEqualTo(1);
    }

    @Test
    void itsVoiceNeedsARouteAndALease() {
        Peer human = human();
        Local os = evening.here(OS, MIND);
        talk(os, "voice", 5);
        assertThat(drops(Drop.NO_LEASE)).isEqualTo(5);
        evening.lease(10);
        talk(os, "voice", 5);
        assertThat(drops(Drop.NO_ROUTE)).isEqualTo(5);
        evening.room.allow(Set.of(VOICE));
        talk(os, "voice", 5);
        talk(os, "whisper", 5);
        assertThat(human.heard("voice")).hasSize(5);
        assertThat(drops(Drop.NO_ROUTE)).as("a whisper that no route carries").isEqualTo(10);
        for (int i = 1; i < 5; i++) {
            assertThat(human.heard("voice").get(i).sequence()
                                    - human.heard("voice").get(i - 1).sequence()
                            & 0xffff)
                    .isEqualTo(1);
            assertThat(human.heard("voice").get(i).timestamp()
                            - human.heard("voice").get(i - 1).timestamp())
                    .isEqualTo(960);
        }
    }

    @Test
    void theLeaseHoldsForItToItsLastMomentAndNotOneFrameLonger() {
        Peer human = human();
        Local os = evening.here(OS, MIND);
        evening.room.allow(Set.of(VOICE, MIC));
        long until = evening.now + 100 * VirtualEvening.MS;
        evening.room.lease(evening.now, until);
        evening.now = until - 1;
        os.say("voice", FRAME, 30);
        human.send("mic", FRAME);
        assertThat(human.heard("voice")).hasSize(1);
        assertThat(os.heard).hasSize(1);
        evening.now = until;
        os.say("voice", FRAME, 30);
        human.send("mic", FRAME);
        assertThat(human.heard("voice")).hasSize(1);
        assertThat(os.heard).hasSize(1);
    }

    @Test
    void aCutLeavesNoFrameAfterItInEitherDirectionNotEvenOneThatWaited() {
        Peer human = human();
        Local os = evening.here(OS, MIND);
        evening.lease(100);
        evening.room.allow(Set.of(VOICE, MIC));
        talk(os, "voice", 5);
        human.send("mic", FRAME);
        for (int i = 0; i < 10; i++) assertThat(os.think("voice", FRAME)).isTrue();
        evening.room.cut();
        os.arrive();
        talk(os, "voice", 5);
        human.send("mic", FRAME);
        evening.lease(100);
        talk(os, "voice", 5);
        human.send("mic", FRAME);
        assertThat(human.heard("voice")).hasSize(5);
        assertThat(os.heard).hasSize(1);
        evening.room.allow(Set.of(VOICE, MIC));
        talk(os, "voice", 1);
        human.send("mic", FRAME);
        assertThat(human.heard("voice")).hasSize(6);
        assertThat(os.heard).hasSize(2);
        assertThat(os.heard.get(1).sequence() - os.heard.get(0).sequence() & 0xffff)
                .as("its down-slot's numbers run on")
                .isEqualTo(1);
        assertThat(os.heard.get(1).marker()).isTrue();
    }

    @Test
    void itHearsOfALegOfThisProcessHowLoudItIs() {
        Local doll = evening.here(DOLL, BODY);
        Local os = evening.here(OS, MIND);
        evening.lease(10);
        evening.room.allow(Set.of(new Route(DOLL, "mic", OS, "mic1"), new Route(OS, "voice", DOLL, "voice")));
        doll.say("mic", new byte[] {1, 2, 3}, 42);
        evening.pass(20);
        doll.say("mic", new byte[] {4}, -1);
        os.say("voice", new byte[] {5}, 200);
        assertThat(os.heard).hasSize(2);
        Told first = os.heard.get(0);
        assertThat(first.slot()).isEqualTo("mic1");
        assertThat(first.encoding()).isEqualTo(LocalPacket.Encoding.OPUS);
        assertThat(first.level()).isEqualTo(42);
        assertThat(first.payload()).containsExactly(1, 2, 3);
        assertThat(os.heard.get(1).level()).as("unknown").isEqualTo(-1);
        assertThat(doll.heard.get(0).level()).as("no quieter than silence").isEqualTo(127);
    }

    @Test
    void itNeverHearsItself() {
        Local os = evening.here(OS, new SeatPlan(List.of(Slot.audio("voice")), List.of(Slot.audio("echo"))));
        evening.lease(10);
        evening.room.allow(Set.of(new Route(OS, "voice", OS, "echo")));
        talk(os, "voice", 5);
        assertThat(os.heard).isEmpty();
    }

    @Test
    void itGetsAPictureFromItsFirstWholeOneOnAndMayAskForAnother() {
        Peer human = human();
        Local os = evening.here(OS, MIND);
        evening.lease(100);
        evening.room.allow(Set.of(CAMERA));
        human.send("camera", VideoFrames.delta(1, 1));
        assertThat(os.heard).isEmpty();
        assertThat(human.asked("picture camera")).isEqualTo(1);
        human.send("camera", VideoFrames.key(900, 3));
        human.send("camera", VideoFrames.delta(901, 4));
        assertThat(os.heard).hasSize(2).allMatch(told -> told.encoding() == LocalPacket.Encoding.VP8);
        assertThat(VideoFrames.pictureId(os.heard.get(1).payload())
                        - VideoFrames.pictureId(os.heard.get(0).payload()))
                .isEqualTo(1);
        evening.pass(1_000);
        os.wantPicture("camera1");
        assertThat(human.asked("picture camera")).isEqualTo(2);
        os.wantPicture("camera1");
        assertThat(human.asked("picture camera"))
                .as("asked once in half a second")
                .isEqualTo(2);
        os.wantPicture("no such slot");
        os.wantPicture("mic1");
    }

    @Test
    void itSendsSoundAndNothingElse() {
        Local doll = evening.here(DOLL, BODY);
        assertThat(doll.say("camera", FRAME, -1)).isFalse();
        assertThat(doll.say("nothing", FRAME, -1)).isFalse();
        assertThat(doll.say("mic", new byte[1276], -1))
                .as("longer than Opus can be")
                .isFalse();
        assertThat(doll.say("mic", new byte[1275], -1)).isTrue();
        assertThat(doll.say("mic", new byte[0], -1)).isFalse();
    }

    @Test
    void speechThatIsASecondOldIsNotQueued() {
        Local os = evening.here(OS, MIND);
        for (int i = 0; i < 50; i++) assertThat(os.think("voice", FRAME)).isTrue();
        assertThat(os.think("voice", FRAME)).isFalse();
        os.arrive();
        assertThat(os.think("voice", FRAME)).isTrue();
    }

    @Test
    void whoDoesNotShowThatItLivesIsLostAndBackWithTheNextSignAndForgottenInTheEnd() {
        Peer human = human();
        Local os = evening.here(OS, MIND);
        evening.lease(200);
        evening.room.allow(Set.of(MIC));
        evening.pass(4_900);
        os.alive();
        human.check();
        evening.pass(4_900);
        human.check();
        assertThat(evening.news).doesNotContain("os is lost");
        evening.pass(200);
        assertThat(evening.news).contains("os is lost");
        human.send("mic", FRAME);
        assertThat(os.heard).isEmpty();
        assertThat(drops(Drop.LISTENER_AWAY)).isEqualTo(1);
        os.alive();
        assertThat(evening.news).contains("os is back");
        human.send("mic", FRAME);
        assertThat(os.heard).hasSize(1);
        for (int i = 0; i < 66; i++) {
            evening.pass(1_000);
            human.check();
        }
        assertThat(evening.news).endsWith("os is lost", "os is gone");
        os.alive();
        assertThat(evening.news).endsWith("os is gone");
    }

    @Test
    void ofTwoLegsOfItsSeatTheNewestIsHeard() {
        Peer human = human();
        Local old = evening.here(OS, MIND);
        Local fresh = evening.here(OS, MIND);
        evening.lease(10);
        evening.room.allow(Set.of(VOICE));
        fresh.say("voice", FRAME, 30);
        old.say("voice", FRAME, 30);
        assertThat(human.heard("voice")).hasSize(1);
        assertThat(drops(Drop.SUPERSEDED)).isEqualTo(1);
    }

    @Test
    void itHearsTheHouseWhateverRoutesAndLeaseSay() {
        Local doll = evening.here(DOLL, BODY);
        List<String> over = new ArrayList<>();
        evening.room.play(
                evening.now,
                DOLL,
                "voice",
                new Clip(List.of(new byte[] {1}, new byte[] {2}), List.of(20, 30)),
                () -> over.add("over"));
        evening.pass(100);
        assertThat(doll.heard).extracting(Told::level).containsExactly(20, 30);
        assertThat(over).containsExactly("over");
    }

    @Test
    void itIsInTheReport() {
        Local os = evening.here(OS, MIND);
        Peer human = human();
        evening.lease(10);
        evening.room.allow(Set.of(VOICE, MIC));
        talk(os, "voice", 3);
        human.send("mic", FRAME);
        RoomReport.LegReport report = evening.room.report().legs().get(0);
        assertThat(report.seat()).isEqualTo(OS);
        assertThat(report.connected()).isTrue();
        assertThat(report.packetsIn()).isEqualTo(3);
        assertThat(report.packetsOut()).isEqualTo(1);
    }

    @Test
    void anEarThatThrowsHarmsNobodyElse() {
        Peer human = human();
        evening.room.joinHere(evening.now, new LegId("broken"), OS, MIND, packet -> {
            throw new IllegalStateException("broken ear");
        });
        Local doll = evening.here(DOLL, MIND);
        evening.lease(10);
        evening.room.allow(Set.of(MIC, new Route(HUMAN, "mic", DOLL, "mic1")));
        human.send("mic", FRAME);
        assertThat(doll.heard).hasSize(1);
        assertThat(drops(Drop.EAR_FAILED)).isEqualTo(1);
    }
}
