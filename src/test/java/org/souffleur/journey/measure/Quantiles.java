package org.souffleur.journey.measure;

import java.util.Arrays;
import java.util.Collection;

/** Nearest-rank quantiles of what was measured; an empty measurement has none. */
public final class Quantiles {
    private final double[] sorted;

    public Quantiles(Collection<Double> values) {
        sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    public int count() {
        return sorted.length;
    }

    /**
     * The smallest value that at least {@code percent} % of all values do not exceed.
     *
     * @throws IllegalStateException where nothing was measured: a figure is never made up
     */
    public double p(int percent) {
        if (sorted.length == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    @Override
    public String toString() {
        return Arrays.toString(sorted);
    }
}
