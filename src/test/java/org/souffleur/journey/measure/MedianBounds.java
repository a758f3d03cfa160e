package org.souffleur.journey.measure;

import java.util.Collection;

/**
 * The median of independent measurements and between what it lies with a confidence of at least 95 %, whatever their
 * distribution: the order statistics that a fair coin leaves (the sign test's interval).
 *
 * @param low and {@code high}: not finite where there are fewer than six measurements, which can bound nothing
 */
public record MedianBounds(double median, double low, double high) {
    private static final double DOUBT = 0.025; // on each side

    public static MedianBounds of(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int n = sorted.length;
        if (n == 0) throw new IllegalStateException("nothing was measured");
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        double fewer = 0; // the chance that at most so many of n lie below the true median
        double exactly = Math.pow(0.5, n);
        int outside = 0;
        while (fewer + exactly <= DOUBT) {
            fewer += exactly;
            exactly = exactly * (n - outside) / (outside + 1);
            outside++;
        }
        if (outside == 0) return new MedianBounds(median, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        return new MedianBounds(median, sorted[outside - 1], sorted[n - outside]);
    }
}
