package org.souffleur.journey.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whose turn it is, where what stands for other people's machines shares the processor with the server. */
public final class Niceness {
    private static final int STEPS = 10;

    private Niceness() {}

    /** The calling thread, and those that it starts from now on, give way to all others (Linux has niceness by thread). */
    public static void giveWay() {
        try {
            String thread = Files.readSymbolicLink(Path.of("/proc/thread-self"))
                    .getFileName()
                    .toString();
            int status = new ProcessBuilder("renice", "-n", Integer.toString(STEPS), "-p", thread)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("renice ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
