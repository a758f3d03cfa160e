package org.souffleur.journey.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.souffleur.journey.measure.Quantiles;

/** Two real Chromiums and a real PulseAudio. */
class DirectPairTest {
    @Test
    void aVoiceFromOneBrowserIsHeardAtTheOthersEarAndItsDelayMeasured() {
        try (Ears ears = Ears.open("os-mouth", "human-ear", "os-mouth-own-ear");
                Chromium chromium = new Chromium()) {
            Chirps.Heard heard = DirectPair.measure(ears, chromium, "os-mouth", "human-ear", 3, 12);
            System.out.println(heard);
            assertThat(heard.said()).isGreaterThanOrEqualTo(10);
            assertThat(heard.missing()).isLessThan(0.2);
            assertThat(new Quantiles(heard.delaysMs()).p(50)).isBetween(10.0, 1_000.0);
        }
    }
}
