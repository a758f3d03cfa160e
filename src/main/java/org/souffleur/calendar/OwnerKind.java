package org.souffleur.calendar;

import java.util.Locale;

/** What can have hours. */
public enum OwnerKind {
    HUMAN,
    SURROGATE,
    OS,
    KIT;

    /** As the rows write it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static OwnerKind of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
