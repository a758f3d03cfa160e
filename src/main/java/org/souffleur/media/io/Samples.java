package org.souffleur.media.io;

import java.util.ArrayList;
import java.util.List;

/** The latest of many durations, and how many there were. */
final class Samples {
    private static final int KEPT = 512; // enough for a p99 that means something

    private final double[] ms = new double[KEPT];
    private long count;

    synchronized void add(long nanos) {
        ms[(int) (count++ % KEPT)] = nanos / 1e6;
    }

    synchronized long count() {
        return count;
    }

    synchronized List<Double> latest() {
        List<Double> latest = new ArrayList<>();
        for (int i = 0; i < Math.min(count, KEPT); i++) latest.add(ms[i]);
        return latest;
    }
}
