package org.souffleur.profile;

import java.util.Locale;

/** What somebody says beforehand of an act or a channel. None of these is a yes: that is given for each evening. */
public enum Limit {
    /** It is not proposed to them. */
    NEVER,
    /** It may be, and they are asked. */
    ASK,
    /** They are at ease with it. */
    FINE;

    /** As the rows and the API write it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
