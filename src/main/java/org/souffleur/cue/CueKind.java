package org.souffleur.cue;

import java.util.Locale;
import java.util.Optional;

/** What a cue asks for. */
public enum CueKind {
    /** Words to her mouth. */
    WORDS,
    GESTURE,
    MOVE,
    PACE,
    /** A breath: the picture says it all, so that a text may be missing. */
    BREATH,
    /** A rest, of which the same is true. */
    PAUSE;

    public boolean needsText() {
        return this != BREATH && this != PAUSE;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CueKind> parse(String wire) {
        for (CueKind kind : values()) {
            if (kind.wire().equals(wire)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
