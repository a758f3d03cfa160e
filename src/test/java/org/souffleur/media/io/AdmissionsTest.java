package org.souffleur.media.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.souffleur.media.LegId;

class AdmissionsTest {
    private static final long SECOND = 1_000_000_000L;

    private final Admissions door = new Admissions(2);
    private final LegId first = new LegId("first");
    private final LegId second = new LegId("second");
    private final LegId third = new LegId("third");

    @Test
    void whoeverComesBeyondTheBoundIsToldToComeAgain() {
        assertThat(door.admit(first, 0)).isTrue();
        assertThat(door.admit(second, 0)).isTrue();
        assertThat(door.admit(third, 0)).isFalse();
    }

    @Test
    void aLegThatHasItsKeysOrHasGoneMakesRoomForOneAndNotForTwo() {
        door.admit(first, 0);
        door.admit(second, 0);
        door.settled(first);
        door.settled(first);
        assertThat(door.admit(third, 1)).isTrue();
        assertThat(door.admit(first, 1)).isFalse();
    }

    @Test
    void legsThatNeverConnectHoldNobodyUpForLongerThanFiveSeconds() {
        door.admit(first, 0);
        door.admit(second, 0);
        assertThat(door.admit(third, 5 * SECOND)).isFalse();
        assertThat(door.admit(third, 5 * SECOND + 1)).isTrue();
    }
}
