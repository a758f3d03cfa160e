package org.souffleur.media.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.souffleur.media.Slot.Kind.AUDIO;
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
import org.souffleur.media.room.VirtualEvening.Peer;

/** An encoder protects speech where it is told of loss, and of an ear's loss only the relay can tell it. */
class LossAtAnEarTest {
    private static final SeatId HUMAN = new SeatId("human");
    private static final SeatId OS = new SeatId("os");
    private static final SeatPlan LISTENS = new SeatPlan(List.of(), List.of(Slot.audio("voice"), Slot.video("camera")));
    private static final SeatPlan SPEAKS = new SeatPlan(List.of(Slot.audio("voice"), Slot.video("camera")), List.of());

    private final VirtualEvening evening = new VirtualEvening(42);
    private final Peer human =
            evening.join(HUMAN, LISTENS, PeerLine.receives("voice", AUDIO), PeerLine.receives("camera", VIDEO));
    private final Peer os = evening.join(OS, SPEAKS, PeerLine.sends("voice", AUDIO), PeerLine.sends("camera", VIDEO));

    private void speaks() {
        for (int i = 0; i < 60; i++) {
            os.send("voice", new byte[60]);
            os.send("camera", VideoFrames.key(i, i));
            human.check();
            evening.pass(20);
        }
    }

    private void hears(Set<Route> routes) {
        evening.lease(100);
        evening.room.allow(routes);
        speaks();
        os.reports.clear();
    }

    @Test
    void aTalkerIsToldOfTheWorstEarsLoss() {
        hears(Set.of(new Route(OS, "voice", HUMAN, "voice")));
        human.loses("voice", 20);
        speaks();
        assertThat(os.reports).contains("block voice fraction 20").doesNotContain("block voice fraction 0");
        human.loses("voice", 0);
        os.reports.clear();
        speaks();
        assertThat(os.reports).contains("block voice fraction 0").doesNotContain("block voice fraction 20");
    }

    @Test
    void aBadEarNeverMakesATalkerTakeItsOwnWayForCongested() {
        hears(Set.of(new Route(OS, "voice", HUMAN, "voice")));
        human.loses("voice", 128);
        speaks();
        assertThat(os.reports).contains("block voice fraction 25");
    }

    @Test
    void lossOfTheTalkersOwnIsToldAsItIs() {
        hears(Set.of(new Route(OS, "voice", HUMAN, "voice")));
        for (int i = 0; i < 30; i++) os.prepare("voice", new byte[60]);
        speaks();
        assertThat(os.reports).anyMatch(report -> report.matches("block voice fraction (8[0-9]|9[0-9]|1[0-9][0-9])"));
    }

    @Test
    void aPictureIsNotProtectedByItsSenderAndAnEarThatMayNotHearDoesNotCount() {
        hears(Set.of(new Route(OS, "voice", HUMAN, "voice"), new Route(OS, "camera", HUMAN, "camera")));
        human.loses("camera", 20);
        human.loses("voice", 20);
        evening.room.allow(Set.of(new Route(OS, "camera", HUMAN, "camera")));
        speaks();
        assertThat(os.reports)
                .contains("block camera fraction 0", "block voice fraction 0")
                .doesNotContain("block camera fraction 20", "block voice fraction 20");
    }
}
