package org.souffleur.media.room.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Thousands of evenings by a fixed list of seeds, so that a run is like any other. Every one has real SRTP: the keys
 * cost a few milliseconds an evening, and without them nobody would see a number used twice under one key.
 *
 * <p>A failure names its seed; {@code -Dworld.seed=N} plays that evening alone.
 */
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
        Map<String, Long> seen = new ConcurrentHashMap<>();
        // Each evening is a world of its own, so two cores may play them; the lowest seed that fails is the one told.
        LongStream.range(FIRST, FIRST + EVENINGS)
                .parallel()
                .mapToObj(seed -> broken(seed, seen))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(failure -> {
                    throw failure;
                });
        assertEventful(seen);
    }

    private static Optional<AssertionError> broken(long seed, Map<String, Long> seen) {
        try {
            new Fate(seed).play().witness().tell(seen);
            return Optional.empty();
        } catch (AssertionError e) {
            return Optional.of(e);
        }
    }

    /** Promises about what never happens are kept by an empty world too. */
    private static void assertEventful(Map<String, Long> seen) {
        assertThat(seen)
                .containsKeys("sent", "sent again", "of the house", "lost", "back")
                .containsKeys("lapses", "no-keys", "forged-srtp", "replayed-srtp", "forged-stun", "ear-failed")
                .containsKeys("no-route", "no-lease", "listener-away", "superseded", "slot-taken", "clip-playing")
                .containsKeys("awaiting-key-frame", "before-switch", "not-kept", "resent-just-now", "leg-closed");
        assertThat(seen.get("sent")).isGreaterThan(20L * EVENINGS);
        assertThat(seen.get("sent again")).isGreaterThan(EVENINGS / 10L);
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

    @Test
    void aFailureBeginsWithItsSeedAndItsStepAndTellsWhatWentBefore() {
        Story story = new Story(7);
        for (int i = 1; i <= 30; i++) story.step("step of the story " + i);
        assertThat(story.broken("a promise").getMessage())
                .startsWith("seed 7, step 30: a promise")
                .contains("11. step of the story 11", "30. step of the story 30", "-Dworld.seed=7")
                .doesNotContain("10. step of the story 10");
    }
}
