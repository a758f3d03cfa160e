package org.souffleur.session.live;

import java.util.Locale;

/**
 * Who is behind a seat: a person, an OS's program, or a recording of the house. A person who speaks as the OS is shown as
 * one.
 */
public enum PresentedBy {
    PERSON,
    PROGRAM,
    RECORDING;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
