package org.souffleur.media;

/** Where a leg of this process hears. Called on the room's media thread, which carries others: return at once. */
public interface OnLocalLeg {
    /** A packet that a route brought into one of the leg's down-slots; the view is valid only during the call. */
    void received(LocalPacket packet);
}
