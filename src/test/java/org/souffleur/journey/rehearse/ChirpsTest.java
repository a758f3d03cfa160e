package org.souffleur.journey.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChirpsTest {
    private static final double[] STARTS_S = {
        0.50, 1.37, 2.11, 3.02, 3.94, 4.60, 5.53, 6.29, 7.40, 8.03, 9.17, 10.06, 11.01
    };
    private final Sound file = Sound.named("chirps.wav");
    private final Chirps chirps = Chirps.ofTheFile();

    @Test
    void everyChirpOfTheFileIsFoundWhereItsNoteSaysItStarts() {
        List<Double> found = chirps.startsS(file);
        assertThat(found).hasSize(STARTS_S.length);
        for (int i = 0; i < STARTS_S.length; i++) {
            assertThat(found.get(i)).isCloseTo(STARTS_S[i], within(0.0001));
        }
    }

    @Test
    void aDelayIsFoundToATenthOfAMillisecondUnderNoiseAndWhateverTheLoudness() {
        for (double delayMs : new double[] {0, 7.5, 86, 460, 1500}) {
            Sound ear = noisy(delayed(file, delayMs, 0.08), 0.004, 1);
            Chirps.Heard heard = chirps.heard(file, ear);
            assertThat(heard.missing()).isLessThan(0.1);
            assertThat(heard.delaysMs()).allSatisfy(ms -> assertThat(ms).isCloseTo(delayMs, within(0.1)));
        }
    }

    @Test
    void aChirpThatIsNotHeardIsMissingAndSpoilsNoOther() {
        Sound ear = delayed(file, 120, 1);
        for (int lost : new int[] {2, 3, 9}) {
            int from = (int) ((STARTS_S[lost] + 0.1) * Sound.RATE_HZ);
            java.util.Arrays.fill(ear.samples(), from, from + Sound.RATE_HZ / 10, 0);
        }
        Chirps.Heard heard = chirps.heard(file, ear);
        assertThat(heard.said() - heard.delaysMs().size()).isEqualTo(3);
        assertThat(heard.delaysMs()).allSatisfy(ms -> assertThat(ms).isCloseTo(120, within(0.1)));
    }

    @Test
    void aDelayThatWandersIsFollowed() {
        List<Double> said = new ArrayList<>();
        List<Double> heardAt = new ArrayList<>();
        for (int i = 0; i < STARTS_S.length; i++) {
            said.add(STARTS_S[i]);
            heardAt.add(STARTS_S[i] + 0.100 + 0.004 * i);
        }
        Chirps.Heard heard = Chirps.pair(said, heardAt, 12);
        assertThat(heard.delaysMs()).hasSize(STARTS_S.length);
        assertThat(heard.delaysMs().get(0)).isCloseTo(100, within(0.01));
        assertThat(heard.delaysMs().get(12)).isCloseTo(148, within(0.01));
    }

    @Test
    void neitherNoiseNorSilenceHoldsAChirp() {
        assertThat(chirps.startsS(noisy(new Sound(new float[5 * Sound.RATE_HZ]), 0.1, 7)))
                .isEmpty();
        assertThat(chirps.startsS(noisy(new Sound(new float[5 * Sound.RATE_HZ]), 0.00002, 7)))
                .isEmpty();
        assertThat(chirps.startsS(new Sound(new float[100]))).isEmpty();
        assertThat(chirps.heard(file, new Sound(new float[5 * Sound.RATE_HZ])).delaysMs())
                .isEmpty();
    }

    private static Sound delayed(Sound sound, double delayMs, double gain) {
        int shift = (int) Math.round(delayMs * Sound.RATE_HZ / 1000);
        float[] samples = new float[sound.samples().length];
        for (int i = shift; i < samples.length; i++) {
            samples[i] = (float) (gain * sound.samples()[i - shift]);
        }
        return new Sound(samples);
    }

    private static Sound noisy(Sound sound, double rms, long seed) {
        Random random = new Random(seed);
        float[] samples = sound.samples().clone();
        for (int i = 0; i < samples.length; i++) {
            samples[i] += (float) (rms * random.nextGaussian());
        }
        return new Sound(samples);
    }
}
