package org.souffleur.journey.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class MedianBoundsTest {
    private static List<Double> to(int last) {
        return DoubleStream.iterate(last, one -> one - 1).limit(last).boxed().toList();
    }

    @Test
    void fiveMeasurementsBoundNothingAndSixLieAroundTheirMedian() {
        assertThat(MedianBounds.of(to(5)))
                .isEqualTo(new MedianBounds(3, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertThat(MedianBounds.of(to(6))).isEqualTo(new MedianBounds(3.5, 1, 6));
    }

    /** The ranks of the sign test's tables. */
    @Test
    void theBoundsAreTheOrderStatisticsOfTheTables() {
        assertThat(MedianBounds.of(to(8))).isEqualTo(new MedianBounds(4.5, 1, 8));
        assertThat(MedianBounds.of(to(12))).isEqualTo(new MedianBounds(6.5, 3, 10));
        assertThat(MedianBounds.of(to(20))).isEqualTo(new MedianBounds(10.5, 6, 15));
    }
}
