package org.souffleur.cue;

import java.util.Locale;

/** Why a cue is not wanted any more. */
public enum CueGone {
    /** Its OS took it back. */
    RETRACTED,
    /** The surrogate said that she can't. */
    CANT,
    /** Its moment passed, or thirty seconds did, while the OS was lost or the evening paused. */
    FROZEN,
    /** The evening is over. */
    STOPPED,
    /** Somebody took the yes to cues back. */
    CONSENT,
    /** Somebody stepped out of role. */
    OUT_OF_ROLE,
    /** The act that it names is not agreed to any more. */
    ACT;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
