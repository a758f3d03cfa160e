package org.souffleur.session.live;

import java.util.Locale;

/** Who is behind a seat: a person, or an OS's program. A person who speaks as the OS is shown as one. */
public enum PresentedBy {
    PERSON,
    PROGRAM;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
