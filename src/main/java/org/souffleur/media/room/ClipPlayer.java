package org.souffleur.media.room;

import java.util.ArrayList;
import java.util.List;
import org.souffleur.media.Clip;
import org.souffleur.media.SeatId;

/** Plays one prepared sound into the slots of one seat, a packet every 20 ms, as if it were a source. */
final class ClipPlayer {
    private static final long FRAME_NANOS = 20_000_000L;
    private static final int FRAME_TICKS = 960;

    private final Clip clip;
    private final List<DownSlot> slots;
    private final Runnable finished;
    private final long startedAt;
    private int next;
    private boolean over;

    ClipPlayer(long nowNanos, Clip clip, List<DownSlot> slots, Runnable finished) {
        this.clip = clip;
        this.slots = new ArrayList<>(slots);
        this.finished = finished;
        this.startedAt = nowNanos;
        for (DownSlot slot : slots) {
            if (slot.clip != null) slot.clip.leave(slot);
            slot.clip = this;
            slot.attach(nowNanos, this, 0, 0);
        }
    }

    /** Takes a slot away: its leg has gone, or another clip wants it. */
    void leave(DownSlot slot) {
        if (slots.remove(slot)) {
            slot.clip = null;
            slot.detach();
        }
        if (slots.isEmpty()) stop();
    }

    /** Ends at once. */
    void stop() {
        if (over) return;
        over = true;
        for (DownSlot slot : slots) {
            slot.clip = null;
            slot.detach();
        }
        slots.clear();
        finished.run();
    }

    boolean plays(Clip sound, SeatId to, String downSlot) {
        return clip == sound
                && slots.stream()
                        .anyMatch(slot ->
                                slot.name.equals(downSlot) && slot.leg.seat().equals(to));
    }

    boolean isOver() {
        return over;
    }

    long nextAt() {
        return startedAt + next * FRAME_NANOS;
    }

    /** The frames that are due, one call of {@code sender} for each slot and frame. */
    void tick(long nowNanos, Sender sender) {
        while (!over && next < clip.frames20ms().size() && nextAt() <= nowNanos) {
            for (DownSlot slot : List.copyOf(slots)) {
                sender.send(
                        slot,
                        next,
                        next * FRAME_TICKS,
                        clip.frames20ms().get(next),
                        clip.levels().get(next));
            }
            next++;
        }
        if (next >= clip.frames20ms().size()) stop();
    }

    /** Sends one frame into a slot. */
    interface Sender {
        void send(DownSlot slot, long extended, int timestamp, byte[] frame, int level);
    }
}
