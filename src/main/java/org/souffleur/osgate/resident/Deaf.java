package org.souffleur.osgate.resident;

import org.souffleur.media.LegId;
import org.souffleur.media.LocalLeg;

/** The leg of who has none yet: nothing is sent, and nobody waits for it. */
enum Deaf implements LocalLeg {
    LEG;

    @Override
    public LegId id() {
        return new LegId("");
    }

    @Override
    public boolean send(String upSlot, byte[] opus, int from, int length, int timestamp, boolean marker, int level) {
        return false;
    }

    @Override
    public void alive() {
        // Nobody looks.
    }

    @Override
    public void wantPicture(String downSlot) {
        // Nobody shows anything.
    }
}
