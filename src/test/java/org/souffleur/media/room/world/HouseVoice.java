package org.souffleur.media.room.world;

import java.util.ArrayList;
import java.util.List;
import org.souffleur.media.Clip;
import org.souffleur.media.SeatId;

/** One clip that the house plays: each frame says which clip it is of and the how-manieth. */
final class HouseVoice {
    final SeatId to;
    final String slot;
    final Clip clip;
    final long startedAt;
    boolean over;

    HouseVoice(int id, SeatId to, String slot, int frames, long now) {
        this.to = to;
        this.slot = slot;
        this.startedAt = now;
        List<byte[]> sound = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            byte[] frame = new byte[9];
            frame[0] = 'H';
            Source.put32(frame, 1, id);
            Source.put32(frame, 5, i);
            sound.add(frame);
        }
        clip = new Clip(sound);
    }
}
