package org.souffleur.journey.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** {@code ./souffleur bench NAME [options]}: findings on standard output, everything else on standard error. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        System.setOut(System.err); // what a library says is no finding
        int status = 1;
        try {
            if (arguments.length == 0) {
                throw new IllegalArgumentException("which one? media or revocation");
            }
            String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
            switch (arguments[0]) {
                case "media" -> out.println(MediaBench.run(rest));
                case "revocation" -> out.println(RevocationBench.run(options(rest)));
                default ->
                    throw new IllegalArgumentException(
                            "there is no bench " + arguments[0] + "; there are media and revocation");
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

    /** {@code --name value} pairs, and {@code --flag} alone as {@code true}. */
    static Map<String, String> options(String... arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            if (!arguments[i].startsWith("--")) {
                throw new IllegalArgumentException("what is " + arguments[i] + "?");
            }
            boolean alone = i + 1 == arguments.length || arguments[i + 1].startsWith("--");
            options.put(arguments[i].substring(2), alone ? "true" : arguments[++i]);
        }
        return options;
    }

    /** A whole number of an option, within bounds that keep the machine's other users alive. */
    static int number(Map<String, String> options, String name, int usual, int most) {
        String given = options.getOrDefault(name, Integer.toString(usual));
        try {
            int number = Integer.parseInt(given);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException("--" + name + " wants a number from 1 to " + most + ", not " + given);
    }
}
