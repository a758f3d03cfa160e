package org.souffleur.people;

import java.util.Optional;
import java.util.UUID;

/** Names one evening. */
public record EveningId(UUID value) {
    /** Reads an id that came from outside; empty where it is none. */
    public static Optional<EveningId> parse(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EveningId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
