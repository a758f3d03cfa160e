package org.souffleur.journey.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.souffleur.journey.measure.IdleCpu;
import org.souffleur.journey.measure.Quantiles;

class FiguresPartsTest {
    @Test
    void aQuantileIsAValueThatWasMeasured() {
        Quantiles hundred = new Quantiles(
                IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList());
        assertThat(hundred.p(50)).isEqualTo(50);
        assertThat(hundred.p(95)).isEqualTo(95);
        assertThat(hundred.p(99)).isEqualTo(99);
        assertThat(new Quantiles(List.of(3.0, 1.0, 2.0)).p(50)).isEqualTo(2);
        assertThat(new Quantiles(List.of(7.0)).p(99)).isEqualTo(7);
    }

    @Test
    void nothingMeasuredIsNoFigure() {
        assertThatThrownBy(() -> new Quantiles(List.of()).p(50)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void idleTimeIsTheShareOfTheTicksThatPassed() {
        IdleCpu before = IdleCpu.parse("cpu  100 0 100 700 100 0 0 0 0 0");
        IdleCpu after = IdleCpu.parse("cpu  150 10 130 790 110 5 5 0 40 0");
        assertThat(after.shareSince(before)).isCloseTo(100 / 200.0, within(1e-9));
        assertThat(before.shareSince(before)).isEqualTo(1);
        assertThat(IdleCpu.now().allTicks()).isPositive();
    }

    @Test
    void theLastAudibleMomentIsFoundToTwoMilliseconds() {
        Sound siren = Sound.siren(1);
        float[] samples = Arrays.copyOf(siren.samples(), 2 * Sound.RATE_HZ);
        Arrays.fill(samples, 30_000, samples.length, 0);
        samples[60_000] = 0.0005f;
        Sound cut = new Sound(samples);
        assertThat(cut.lastAudibleS(-60)).isCloseTo(30_000 / 48_000.0, within(0.0021));
        assertThat(new Sound(new float[4800]).lastAudibleS(-60)).isZero();
        assertThat(cut.between(0, 0.5).audibleShare(-60)).isEqualTo(1);
        assertThat(cut.between(1, 2).audibleShare(-60)).isZero();
    }

    @Test
    void samplesSurviveTheirWayThroughBytes() {
        Sound siren = Sound.siren(0.1);
        Sound back = Sound.channel(siren.bytes(), 0, 1);
        assertThat(back.samples()).hasSize(4800);
        for (int i = 0; i < 4800; i++) {
            assertThat(back.samples()[i]).isCloseTo(siren.samples()[i], within(0.0001f));
        }
    }
}
