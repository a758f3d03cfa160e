package org.souffleur.media;

import java.util.List;

/** A prepared sound: Opus packets of 20 ms each, 48 kHz, mono, at most ten minutes. */
public record Clip(List<byte[]> frames20ms) {
    public Clip {
        frames20ms = List.copyOf(frames20ms);
    }
}
