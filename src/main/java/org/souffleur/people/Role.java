package org.souffleur.people;

import java.util.Locale;

/** What somebody is in an evening, or, for a host, beside it. The names are those of the realm's roles. */
public enum Role {
    HUMAN,
    OS,
    SURROGATE,
    HOST;

    /** As the realm, the rows and the API write it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** An adult of flesh and blood in the room: a human or a surrogate. */
    public boolean isPerson() {
        return this == HUMAN || this == SURROGATE;
    }

    public static Role of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
