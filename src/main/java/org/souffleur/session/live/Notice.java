package org.souffleur.session.live;

/** What the house itself says into an ear. */
public enum Notice {
    /** Said to the human as the evening goes live: the voice you hear is an AI. */
    AN_AI_SPEAKS,
    /** Said to everybody as the evening pauses. */
    CALM_PAUSE,
    /** The house's stand-in, who says that it is one: the line to the OS is lost. Once for each loss. */
    AN_UNDERSTUDY
}
