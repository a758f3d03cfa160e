package org.souffleur.journey.measure;

import java.time.Duration;

/** Processor time of a whole process, all its threads, as the kernel counts it ({@code /proc/PID/stat}, proc(5)). */
public final class CpuTime {
    private CpuTime() {}

    /** Since the process began, in steps of 10 ms; 0 where the kernel does not tell. */
    public static long nanos(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }
}
