package org.souffleur.session.live;

/** Why a move is not possible just now. */
public enum WhyNot {
    /** The state has no such move. */
    NOT_NOW,
    /** It waits for somebody else's yes. */
    NOT_YOURS_TO_END,
    /** The device that was lost is not back. */
    DEVICE_STILL_LOST
}
