package org.souffleur.people;

import java.util.Optional;

/** A party's place in one evening: {@code s1}, {@code s2}, … {@code s99}. */
public record Seat(String name) implements Comparable<Seat> {
    public Seat {
        if (!isSeat(name)) {
            throw new IllegalArgumentException("not a seat");
        }
    }

    /** Reads a seat that came from outside; empty where it is none. */
    public static Optional<Seat> parse(String name) {
        return isSeat(name) ? Optional.of(new Seat(name)) : Optional.empty();
    }

    public int number() {
        return Integer.parseInt(name.substring(1));
    }

    private static boolean isSeat(String name) {
        return name.matches("s[1-9][0-9]?");
    }

    @Override
    public int compareTo(Seat other) {
        return Integer.compare(number(), other.number());
    }

    @Override
    public String toString() {
        return name;
    }
}
