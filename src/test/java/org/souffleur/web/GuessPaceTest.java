package org.souffleur.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How fast addresses that nobody can guess are tried out. */
class GuessPaceTest {
    private static final long SECOND = 1_000_000_000L;

    private final GuessPace pace = new GuessPace();

    private boolean guess(String address, long now) {
        boolean taken = pace.takes(address, now);
        if (taken) {
            pace.found(address, false);
        }
        return taken;
    }

    @Test
    void guessesAreLookedUpSlowly() {
        for (int i = 0; i < GuessPace.MAX_WRONG_PER_SECOND; i++) {
            assertThat(guess("guess" + i, 0)).isTrue();
        }
        assertThat(guess("one more", SECOND - 1)).isFalse();
        assertThat(guess("one more", SECOND)).isTrue();
    }

    @Test
    void whoeverGuessesHoldsNobodyUpWhoWasRightBefore() {
        assertThat(pace.takes("right", 0)).isTrue();
        pace.found("right", true);
        for (int i = 0; i < 100; i++) {
            guess("guess" + i, 1);
        }
        assertThat(pace.takes("right", 2)).isTrue();
    }

    @Test
    void anAddressThatHasEndedIsAGuessLikeAnyOther() {
        assertThat(pace.takes("ended", 0)).isTrue();
        pace.found("ended", true);
        pace.found("ended", false);
        for (int i = 0; i < 100; i++) {
            guess("guess" + i, 1);
        }
        assertThat(pace.takes("ended", 2)).isFalse();
    }
}
