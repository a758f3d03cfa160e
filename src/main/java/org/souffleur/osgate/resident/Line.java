package org.souffleur.osgate.resident;

import org.souffleur.media.Clip;

/** Something prepared that can be said: its name, its words and its sound. */
record Line(String name, String words, Clip sound) {
    long lengthNanos() {
        return sound.lengthMs() * 1_000_000L;
    }
}
