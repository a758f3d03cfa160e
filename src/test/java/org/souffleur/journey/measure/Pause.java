package org.souffleur.journey.measure;

import java.util.concurrent.locks.LockSupport;

/** Lets time pass in a measurement, to the microsecond; tests wait for what they wait for instead. */
public final class Pause {
    private Pause() {}

    public static void seconds(double seconds) {
        long until = System.nanoTime() + Math.round(seconds * 1e9);
        while (System.nanoTime() - until < 0) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
