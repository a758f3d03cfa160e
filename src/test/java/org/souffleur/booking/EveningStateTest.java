package org.souffleur.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.souffleur.booking.EveningState.Move;

class EveningStateTest {
    @Test
    void nothingCanHappenToAnEveningThatIsOver() {
        for (EveningState over : Set.of(EveningState.ENDED, EveningState.STOPPED)) {
            for (Move move : Move.values()) {
                assertThat(over.after(move)).as("%s %s", over, move).isEmpty();
            }
        }
    }

    @Test
    void everyOpenStateCanBeStoppedAndEnded() {
        EnumSet.allOf(EveningState.class).stream()
                .filter(state -> !state.isOver())
                .forEach(state -> {
                    assertThat(state.after(Move.STOP)).contains(EveningState.STOPPED);
                    assertThat(state.after(Move.END)).contains(EveningState.ENDED);
                });
    }

    @Test
    void onlyTheDoorAndAPauseAndOutOfRoleLeadToLive() {
        Set<EveningState> intoLive = EnumSet.allOf(EveningState.class).stream()
                .filter(state -> EnumSet.allOf(Move.class).stream()
                        .anyMatch(move -> state.after(move)
                                .filter(next -> next == EveningState.LIVE)
                                .isPresent()))
                .collect(Collectors.toSet());
        assertThat(intoLive)
                .containsExactlyInAnyOrder(EveningState.AT_DOOR, EveningState.PAUSED, EveningState.OUT_OF_ROLE);
    }

    @Test
    void theWireNamesAreThoseOfTheApi() {
        for (EveningState state : EveningState.values()) {
            assertThat(EveningState.of(state.wire())).isEqualTo(state);
        }
        assertThat(EveningState.AT_DOOR.wire()).isEqualTo("at-door");
    }
}
