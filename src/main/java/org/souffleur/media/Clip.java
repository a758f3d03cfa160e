package org.souffleur.media;

import java.util.Collections;
import java.util.List;

/**
 * A prepared sound: Opus packets of 20 ms each, 48 kHz, mono, at most ten minutes.
 *
 * @param levels how loud each frame is, 0 to 127 in −dBov (RFC 6464), −1 where unknown; as many as there are frames
 */
public record Clip(List<byte[]> frames20ms, List<Integer> levels) {
    public Clip {
        frames20ms = List.copyOf(frames20ms);
        levels = List.copyOf(levels);
        if (levels.size() != frames20ms.size()) throw new IllegalArgumentException("each frame has its level");
    }

    /** A sound whose levels nobody has measured. */
    public Clip(List<byte[]> frames20ms) {
        this(frames20ms, Collections.nCopies(frames20ms.size(), -1));
    }

    /** How long it lasts. */
    public long lengthMs() {
        return 20L * frames20ms.size();
    }
}
