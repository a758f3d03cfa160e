package org.souffleur.cue;

import java.util.Locale;

/** Why a cue, or what was said about one, was not taken. */
public enum CueProblem {
    CUES_NOT_AGREED,
    NOT_IN_ROLE,
    TOO_MANY_CUES,
    TOO_FAR_AHEAD,
    MALFORMED_CUE,
    NOT_AN_OS,
    ACT_NOT_AGREED,
    DUPLICATE_CUE,
    ALREADY_DUE,
    NO_SUCH_CUE,
    NOT_A_SURROGATE;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
