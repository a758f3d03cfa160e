package org.souffleur.media.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.souffleur.media.Slot.Kind.AUDIO;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.souffleur.media.Clip;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.media.peer.PeerLine;
import org.souffleur.media.room.VirtualEvening.Peer;

/** What a room tells of a leg that falls silent, and how the house falls silent itself. */
class SilenceAndHushTest {
    private static final SeatId HUMAN = new SeatId("human");
    private static final SeatId OS = new SeatId("os");
    private static final SeatPlan LISTENS = new SeatPlan(List.of(), List.of(Slot.audio("voice")));
    private static final SeatPlan SPEAKS = new SeatPlan(List.of(Slot.audio("voice")), List.of());
    private static final byte[] FRAME = new byte[60];

    private final VirtualEvening evening = new VirtualEvening(42);

    @Test
    void aSilenceOfASecondIsToldOnceAndTheFirstWordAfterIt() {
        Peer os = evening.join(OS, SPEAKS, PeerLine.sends("voice", AUDIO));
        evening.pass(900);
        os.check();
        evening.pass(1_000);
        assertThat(evening.news).doesNotContain("os is silent");
        evening.pass(100);
        evening.pass(2_000);
        assertThat(evening.news).containsOnlyOnce("os is silent").doesNotContain("os is heard", "os is lost");
        os.send("voice", FRAME);
        os.send("voice", FRAME);
        assertThat(evening.news).containsOnlyOnce("os is heard");
        evening.pass(1_100);
        assertThat(evening.news).filteredOn("os is silent"::equals).hasSize(2);
    }

    @Test
    void aNoticeThatIsHushedEndsAtOnceAndAnotherGoesOn() {
        Peer human = evening.join(HUMAN, LISTENS, PeerLine.receives("voice", AUDIO));
        Clip sorry = new Clip(Collections.nCopies(100, new byte[] {9}));
        Clip pause = new Clip(Collections.nCopies(100, new byte[] {8}));
        List<String> over = new ArrayList<>();
        evening.room.play(evening.now, HUMAN, "voice", sorry, () -> over.add("sorry"));
        evening.pass(200);
        evening.room.hush(HUMAN, "voice", pause);
        assertThat(over).isEmpty();
        evening.room.hush(HUMAN, "voice", sorry);
        assertThat(over).containsExactly("sorry");
        int heard = human.heard("voice").size();
        evening.pass(500);
        assertThat(human.heard("voice")).hasSize(heard);

        evening.room.play(evening.now, HUMAN, "voice", sorry, () -> over.add("sorry again"));
        evening.room.play(evening.now, HUMAN, "voice", pause, () -> over.add("pause"));
        evening.room.hush(HUMAN, "voice", sorry);
        evening.pass(500);
        assertThat(over).containsExactly("sorry", "sorry again");
    }
}
