package org.souffleur.cue;

import java.util.Locale;
import java.util.Optional;

/** A surrogate's one-touch answer. */
public enum CueReply {
    OK,
    /** Withdraws the cue for everybody, and is never argued with. */
    CANT,
    SLOWER,
    REPEAT;

    /** Whether it also says something without a cue in hand. */
    public boolean standsAlone() {
        return this == SLOWER || this == REPEAT;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CueReply> parse(String wire) {
        for (CueReply reply : values()) {
            if (reply.wire().equals(wire)) {
                return Optional.of(reply);
            }
        }
        return Optional.empty();
    }
}
