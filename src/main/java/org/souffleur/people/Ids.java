package org.souffleur.people;

import java.util.Optional;
import java.util.UUID;

/** Where new ids come from: unguessable in service, counted in tests. */
public interface Ids {
    UUID next();

    /** Reads an id that came from outside; empty where it is none. */
    static Optional<UUID> parse(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
