package org.souffleur.journey.bench;

/** Times in buckets of one microsecond up to 200 ms, where the last bucket holds the rest. One thread writes. */
final class LoadHistogram {
    private static final int BUCKETS = 200_001;

    private final int[] buckets = new int[BUCKETS];
    private long count;

    void add(long nanos) {
        long micros = nanos / 1_000;
        buckets[micros < 0 ? 0 : micros >= BUCKETS ? BUCKETS - 1 : (int) micros]++;
        count++;
    }

    void addAll(LoadHistogram other) {
        for (int i = 0; i < BUCKETS; i++) buckets[i] += other.buckets[i];
        count += other.count;
    }

    long count() {
        return count;
    }

    /** Microseconds below which this share of all times lies, 0..1; 0 where there are none. */
    long micros(double share) {
        long wanted = (long) Math.ceil(share * count);
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += buckets[i];
            if (seen >= wanted) return i;
        }
        return BUCKETS - 1;
    }
}
