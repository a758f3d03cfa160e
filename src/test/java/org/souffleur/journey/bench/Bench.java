package org.souffleur.journey.bench;

import java.io.PrintStream;
import java.util.Arrays;

/** {@code ./souffleur bench NAME [OPTIONS]}: says on standard error what it does, and on standard output what it found. */
public final class Bench {
    private Bench() {}

    /** The first argument is the bench's name, the rest is its own. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        System.setOut(System.err); // what a library says is no finding
        int status = 1;
        try {
            String name = arguments.length == 0 ? "" : arguments[0];
            String[] rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
            switch (name) {
                case "media" -> out.println(MediaBench.run(rest));
                default -> throw new IllegalArgumentException("there is no bench '" + name + "'; there is: media");
            }
            status = 0;
        } catch (IllegalArgumentException e) {
            System.err.println("souffleur bench: " + e.getMessage());
        } catch (Exception e) {
            System.err.println("souffleur bench: it failed: " + e);
            e.printStackTrace();
        }
        System.exit(status);
    }
}
