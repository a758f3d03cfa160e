package org.souffleur.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.souffleur.consent.ledger.EntryKind;
import org.souffleur.consent.ledger.LedgersForTests;
import org.souffleur.people.Seat;

class StandingTest {
    private static final Subject VOICE = Subject.of(Subject.What.VOICE);
    private static final Seat SEAT = new Seat("s1");
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant END = NOON.plusSeconds(3600);

    @Test
    void theLatestWordCounts() {
        assertThat(standing(word(EntryKind.GRANT, 0)).until(VOICE, SEAT)).contains(END);
        assertThat(standing(word(EntryKind.GRANT, 0), word(EntryKind.WITHDRAW, 1))
                        .until(VOICE, SEAT))
                .isEmpty();
        assertThat(standing(word(EntryKind.GRANT, 0), word(EntryKind.WITHDRAW, 1), word(EntryKind.GRANT, 2))
                        .until(VOICE, SEAT))
                .contains(END);
    }

    @Test
    void aYesThatWasWrittenLateNeverOutlivesANoThatWasSaidAfterIt() {
        assertThat(standing(word(EntryKind.WITHDRAW, 1), word(EntryKind.GRANT, 0))
                        .until(VOICE, SEAT))
                .isEmpty();
        assertThat(standing(word(EntryKind.WITHDRAW, 1), word(EntryKind.GRANT, 1))
                        .until(VOICE, SEAT))
                .as("in the same instant the no wins")
                .isEmpty();
    }

    @Test
    void aStopEndsEveryYesAndALateOneToo() {
        assertThat(standing(word(EntryKind.GRANT, 0), word(EntryKind.STOP, 1)).until(VOICE, SEAT))
                .isEmpty();
        assertThat(standing(word(EntryKind.STOP, 1), word(EntryKind.GRANT, 0)).until(VOICE, SEAT))
                .isEmpty();
    }

    @Test
    void aYesEndsAtItsEnd() {
        Standing standing = standing(word(EntryKind.GRANT, 0));
        assertThat(standing.yesTo(VOICE, END.minusNanos(1))).containsExactly(SEAT);
        assertThat(standing.yesTo(VOICE, END)).isEmpty();
    }

    @Test
    void anErasedPseudonymSaysNothing() {
        assertThat(Standing.of(LedgersForTests.chapter(List.of(), word(EntryKind.GRANT, 0)))
                        .until(VOICE, SEAT))
                .isEmpty();
    }

    private static Standing standing(LedgersForTests.Word... words) {
        return Standing.of(LedgersForTests.chapter(List.of(SEAT), words));
    }

    private static LedgersForTests.Word word(EntryKind kind, int secondsAfterNoon) {
        Instant at = NOON.plusSeconds(secondsAfterNoon);
        return new LedgersForTests.Word(kind, SEAT, VOICE.wire(), at, kind == EntryKind.GRANT ? END : null);
    }
}
