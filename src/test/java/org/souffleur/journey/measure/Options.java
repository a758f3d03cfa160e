package org.souffleur.journey.measure;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What was asked of a bench: {@code --name value} pairs, and {@code --flag} alone as {@code true}. */
public final class Options {
    private Options() {}

    /** @throws IllegalArgumentException for what is no option, or none of {@code known} */
    public static Map<String, String> of(Set<String> known, String... arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (!known.contains(name)) {
                throw new IllegalArgumentException("there is no option " + arguments[i]);
            }
            boolean alone = i + 1 == arguments.length || arguments[i + 1].startsWith("--");
            options.put(name, alone ? "true" : arguments[++i]);
        }
        return options;
    }

    /** A whole number of an option, within bounds that keep the machine's other users alive. */
    public static int number(Map<String, String> options, String name, int usual, int most) {
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
