package org.souffleur.journey.rehearse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine's idle time as the kernel counts it: the first line of {@code /proc/stat} (proc(5)). */
public record IdleCpu(long idleTicks, long allTicks) {
    private static final int IDLE = 3;
    private static final int WAITING_FOR_DISK = 4;

    /** Guest time is already in user time, so only the first eight columns are summed. */
    private static final int COLUMNS = 8;

    public static IdleCpu now() {
        try {
            return parse(Files.readAllLines(Path.of("/proc/stat")).get(0));
        } catch (IOException e) {
            throw new UncheckedIOException("this machine does not tell how busy it is", e);
        }
    }

    static IdleCpu parse(String line) {
        String[] words = line.trim().split("\\s+");
        long idle = 0;
        long all = 0;
        for (int i = 0; i < Math.min(COLUMNS, words.length - 1); i++) {
            long ticks = Long.parseLong(words[i + 1]);
            all += ticks;
            idle += i == IDLE || i == WAITING_FOR_DISK ? ticks : 0;
        }
        return new IdleCpu(idle, all);
    }

    /** The idle share between then and now, 0..1; 1 where no time has passed. */
    public double shareSince(IdleCpu then) {
        long all = allTicks - then.allTicks;
        return all <= 0 ? 1 : (idleTicks - then.idleTicks) / (double) all;
    }
}
