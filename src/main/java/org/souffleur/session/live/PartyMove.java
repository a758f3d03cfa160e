package org.souffleur.session.live;

import java.util.Locale;
import java.util.Optional;

/** What a party can do to the evening's state, besides stopping it. */
public enum PartyMove {
    OUT_OF_ROLE,
    BACK_IN_ROLE,
    PAUSE,
    RESUME,
    /** Presses to talk to the OS while out of role. */
    TALK,
    /** Lets go. */
    HUSH;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<PartyMove> parse(String wire) {
        for (PartyMove move : values()) {
            if (move.wire().equals(wire)) {
                return Optional.of(move);
            }
        }
        return Optional.empty();
    }
}
