package org.souffleur.journey.measure;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Which processors a process may use: what is measured has one of its own, so that it waits for nobody but itself. */
public final class Cores {
    private static final int ALL = Runtime.getRuntime().availableProcessors(); // before anybody was moved

    private Cores() {}

    /**
     * Moves one process to the first processor, and another with all that it starts from now on to the rest, for instance
     * this one.
     *
     * @return false, and nothing else, where the machine has one processor only
     */
    public static boolean divide(long alone, long rest) {
        if (ALL < 2) return false;
        move(alone, "0");
        move(rest, "1-" + (ALL - 1));
        return true;
    }

    private static void move(long process, String cores) {
        try {
            int status = new ProcessBuilder("taskset", "-acp", cores, Long.toString(process))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (status != 0) throw new IllegalStateException("taskset ended with " + status);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
