package org.souffleur.media.room.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.media.peer.PeerLine;

/** A leg holds keys: once it has gone, no field of the room may keep it. */
class WhoHasGoneIsForgottenTest {
    private static final SeatPlan EARS = new SeatPlan(List.of(), List.of(Slot.audio("voice")));

    private final World world = new World(1);

    private Party listener() {
        Party party = world.join(new SeatId("human"), EARS, List.of(PeerLine.receives("voice", Slot.Kind.AUDIO)));
        world.check(party, true);
        world.secure(party);
        return party;
    }

    @Test
    void whoGaveFeedbackLastIsNotKeptWhenGone() {
        Party party = listener();
        world.wantPicture(party, "voice");
        world.leave(party);
        assertThat(Reach.from(world.room)).isEmpty();
    }

    @Test
    void theSearchIsNotBlind() {
        Party party = listener();
        assertThat(Reach.from(world.room)).containsExactly(party.leg().id());
    }
}
