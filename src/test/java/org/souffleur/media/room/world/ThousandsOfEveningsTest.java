package org.souffleur.media.room.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThousandsOfEveningsTest {
    private static final long FIRST = 20_260_000L;
    private static final int EVENINGS = 3_000;

    @Test
    void noEveningBreaksAPromise() {
        Long only = Long.getLong("world.seed");
        if (only != null) {
            new Fate(only).play();
            return;
        }
        for (int i = 0; i < EVENINGS; i++) new Fate(FIRST + i).play();
    }

    @Test
    void theSameSeedIsTheSameEvening() {
        for (long seed = FIRST; seed < FIRST + 5; seed++) {
            long once = new Fate(seed).play().witness().digest();
            assertThat(new Fate(seed).play().witness().digest())
                    .as("seed %d", seed)
                    .isEqualTo(once);
        }
    }
}
