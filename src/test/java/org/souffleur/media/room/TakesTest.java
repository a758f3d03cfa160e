package org.souffleur.media.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What somebody's network carries: believed when it is less, tried when it may be more, and never filled by repeats. */
class TakesTest {
    private static final long MS = 1_000_000L;
    private static final long SECOND = 1_000 * MS;
    private static final long MOST = 600_000;

    private final Takes takes = new Takes(MOST);

    @Test
    void nothingIsKnownBeforeItIsSaid() {
        assertThat(takes.bits()).isEqualTo(Long.MAX_VALUE);
        takes.second(SECOND, 0.5);
        assertThat(takes.bits()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void lessIsBelievedAtOnceAndMuchLessIsNews() {
        assertThat(takes.estimate(0, 500_000)).isTrue();
        assertThat(takes.estimate(0, 490_000)).as("not worth a word").isFalse();
        assertThat(takes.bits()).isEqualTo(490_000);
        assertThat(takes.estimate(0, 200_000)).isTrue();
        assertThat(takes.estimate(0, 210_000)).isFalse();
        assertThat(takes.bits()).isEqualTo(210_000);
    }

    @Test
    void moreIsTriedAfterAWhileWithoutLossUntilTheNextWord() {
        takes.estimate(0, 100_000);
        for (int second = 1; second <= 3; second++) takes.second(second * SECOND, 0);
        assertThat(takes.bits()).as("an overuse would show by then").isEqualTo(100_000);
        takes.second(4 * SECOND, 0);
        assertThat(takes.bits()).isEqualTo(108_000);
        takes.estimate(4 * SECOND, 100_000);
        assertThat(takes.bits())
                .as("the same word as before is no word against it")
                .isEqualTo(108_000);
        takes.second(5 * SECOND, 0.1);
        assertThat(takes.bits()).as("loss is").isEqualTo(100_000);
        takes.second(6 * SECOND, 0);
        takes.estimate(6 * SECOND, 99_000);
        assertThat(takes.bits()).isEqualTo(99_000);
        for (int second = 10; second < 200; second++) takes.second(second * SECOND, 0);
        assertThat(takes.bits())
                .as("more than four cameras' is nothing to try for")
                .isEqualTo(4 * MOST);
    }

    @Test
    void halfASecondMayBeSentAgainAtOnceAndAQuarterInTheLongRun() {
        int sent = 0;
        while (takes.mayResend(0, 1_000)) sent++;
        assertThat(sent * 8_000L).isBetween(MOST / 2 - 8_000, MOST / 2);
        for (int ms = 0; ms < 10_000; ms++) if (takes.mayResend(ms * MS, 1_000)) sent++;
        assertThat(sent * 8_000L).isBetween(MOST / 2 + 10 * MOST / 4 - 16_000, MOST / 2 + 10 * MOST / 4);
    }

    @Test
    void aNetworkThatHasJustBeenFoundFullGetsNothingTwice() {
        takes.estimate(SECOND, 100_000);
        assertThat(takes.mayResend(SECOND + 299 * MS, 100)).isFalse();
        assertThat(takes.mayResend(SECOND + 300 * MS, 100)).isTrue();
    }
}
