package org.souffleur.people;

import java.util.Optional;
import java.util.UUID;

/** Names one evening. */
public record EveningId(UUID value) {
    /** Reads an id that came from outside; empty where it is none. */
    public static Optional<EveningId> parse(String text) {
        return Ids.parse(text).map(EveningId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
