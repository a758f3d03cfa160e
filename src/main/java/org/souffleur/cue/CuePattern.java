package org.souffleur.cue;

import java.util.Locale;
import java.util.Optional;

/** What a cue may be felt as, where a device vibrates, or heard as, where it cannot. */
public enum CuePattern {
    SLOW,
    STOP,
    CLOSER,
    BACK,
    BREATHE;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CuePattern> parse(String wire) {
        for (CuePattern pattern : values()) {
            if (pattern.wire().equals(wire)) {
                return Optional.of(pattern);
            }
        }
        return Optional.empty();
    }
}
