package org.souffleur.osgate.resident;

import org.jspecify.annotations.Nullable;

/**
 * Says a line in time: a frame every 20 ms, each when it is due. Timestamps run on through silence, as a microphone's
 * would. Times are nanoseconds of its caller's clock.
 */
final class Mouth {
    static final long FRAME_NANOS = 20_000_000L;

    /** A driver that was away for longer has lost the moment: the rest is said from now on, not all at once. */
    private static final long LATE_NANOS = 100_000_000L;

    private @Nullable Line line;
    private String slot = "";
    private long startedAt;
    private int next;

    /** One frame that is due. */
    record Frame(String slot, byte[] opus, int timestamp, boolean first, int level) {}

    void begin(long nowNanos, Line said, String upSlot) {
        line = said;
        slot = upSlot;
        startedAt = nowNanos;
        next = 0;
    }

    /** Falls silent at once. */
    void stop() {
        line = null;
    }

    boolean speaks() {
        return line != null;
    }

    /** The next frame that is due; null where none is, and after the last. */
    @Nullable
    Frame due(long nowNanos) {
        Line saying = line;
        if (saying == null) {
            return null;
        }
        if (next >= saying.sound().frames20ms().size()) {
            if (nowNanos - dueAt(next) >= 0) {
                line = null;
            }
            return null;
        }
        long late = nowNanos - dueAt(next);
        if (late < 0) {
            return null;
        }
        if (late > LATE_NANOS) {
            startedAt += late;
        }
        Frame frame = new Frame(
                slot,
                saying.sound().frames20ms().get(next),
                timestamp(dueAt(next)),
                next == 0,
                saying.sound().levels().get(next));
        next++;
        return frame;
    }

    private long dueAt(int frame) {
        return startedAt + frame * FRAME_NANOS;
    }

    /** 48 kHz, in whole frames so that the frames of a line lie 960 apart. */
    private int timestamp(long atNanos) {
        return (int) (startedAt / FRAME_NANOS * 960 + (atNanos - startedAt) / FRAME_NANOS * 960);
    }
}
