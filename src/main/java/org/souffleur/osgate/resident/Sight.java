package org.souffleur.osgate.resident;

import java.util.Locale;

/** What can be told of a picture without a model. Each has a line of its name. */
enum Sight {
    BRIGHT_STILL,
    BRIGHT_MOVING,
    DARK_STILL,
    DARK_MOVING,
    /** Pictures come, but not in a form that we can open. */
    CANNOT_TELL,
    NO_CAMERA;

    String line() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Sight of(boolean bright, boolean moving) {
        if (bright) {
            return moving ? BRIGHT_MOVING : BRIGHT_STILL;
        }
        return moving ? DARK_MOVING : DARK_STILL;
    }
}
