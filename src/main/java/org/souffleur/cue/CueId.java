package org.souffleur.cue;

import java.util.Optional;
import java.util.regex.Pattern;

/** The OS's own name for a cue, unique in its evening. */
public record CueId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public CueId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a cue");
        }
    }

    /** Reads an id that came from outside; empty where it is none. */
    public static Optional<CueId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new CueId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
