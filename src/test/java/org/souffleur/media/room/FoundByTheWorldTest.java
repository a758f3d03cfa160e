package org.souffleur.media.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.souffleur.media.Slot.Kind.VIDEO;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.media.peer.PeerLine;
import org.souffleur.media.peer.VideoFrames;
import org.souffleur.media.room.VirtualEvening.Heard;
import org.souffleur.media.room.VirtualEvening.Peer;

/** What the simulated world found, each in the fewest steps that show it. */
class FoundByTheWorldTest {
    private static final SeatId HUMAN = new SeatId("human");
    private static final SeatId SURROGATE = new SeatId("surrogate");
    private static final SeatId OS = new SeatId("os");
    private static final SeatPlan LENS = new SeatPlan(List.of(Slot.video("camera")), List.of());
    private static final SeatPlan EYE = new SeatPlan(List.of(), List.of(Slot.video("camera1")));
    private static final Route HUMANS = new Route(HUMAN, "camera", OS, "camera1");
    private static final Route SURROGATES = new Route(SURROGATE, "camera", OS, "camera1");

    private final VirtualEvening evening = new VirtualEvening(3);
    private final Peer human = evening.join(HUMAN, LENS, PeerLine.sends("camera", VIDEO));
    private final Peer surrogate = evening.join(SURROGATE, LENS, PeerLine.sends("camera", VIDEO));
    private final Peer os = evening.join(OS, EYE, PeerLine.receives("camera1", VIDEO));

    @Test
    void aLeaseThatComesAfterTheEndOfTheOldOneHidesNoLapse() {
        evening.room.allow(Set.of(HUMANS));
        evening.lease(1);
        human.send("camera", VideoFrames.key(1, 1));
        int sequence = os.heard("camera1").get(0).sequence();
        evening.now += 1_500 * VirtualEvening.MS; // and nobody has looked meanwhile
        evening.lease(10);
        assertThat(evening.news).containsOnlyOnce("lease lapsed");
        os.nack("camera1", sequence);
        assertThat(os.asked).as("what the lapse took back").isEmpty();
    }

    @Test
    void aPictureThatComesLateDoesNotSetTheNextCameraBack() {
        evening.room.allow(Set.of(HUMANS));
        evening.lease(10);
        human.send("camera", VideoFrames.key(1, 1));
        byte[] late = human.prepare("camera", VideoFrames.delta(2, 2));
        human.send("camera", VideoFrames.delta(3, 3));
        human.arrive(late);
        evening.room.allow(Set.of(SURROGATES));
        surrogate.send("camera", VideoFrames.key(500, 50));
        List<Heard> seen = os.heard("camera1");
        assertThat(VideoFrames.pictureId(seen.get(3).payload())
                        - VideoFrames.pictureId(seen.get(1).payload()))
                .as("one more than the newest picture, which was not the last to come")
                .isEqualTo(1);
        assertThat(VideoFrames.tl0(seen.get(3).payload())
                        - VideoFrames.tl0(seen.get(1).payload()))
                .isEqualTo(1);
    }

    @Test
    void whatIsTakenBackIsNotSentAgainEvenIfAnotherHasTheSlotBefore() {
        evening.room.allow(Set.of(HUMANS, SURROGATES));
        evening.lease(10);
        human.send("camera", VideoFrames.key(1, 1));
        int sequence = os.heard("camera1").get(0).sequence();
        evening.pass(400);
        surrogate.send("camera", VideoFrames.key(7, 7));
        evening.room.allow(Set.of(SURROGATES));
        os.nack("camera1", sequence);
        assertThat(os.heard("camera1")).hasSize(2);
        assertThat(os.asked)
                .as("the human's picture, after the human took it back")
                .isEmpty();
    }
}
