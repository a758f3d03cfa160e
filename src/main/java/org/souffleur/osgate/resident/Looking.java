package org.souffleur.osgate.resident;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.souffleur.media.LocalPacket;

/**
 * Looks through the cameras now and then: a key frame at a time, opened elsewhere. Nothing of a picture is kept but the
 * last glance of each camera.
 */
final class Looking {
    /** Often enough to see somebody walk, rare enough to cost a camera nothing. */
    static final long EVERY_NANOS = 2_000_000_000L;

    /** A camera that has sent nothing for so long is closed. */
    private static final long OPEN_NANOS = 1_500_000_000L;

    private static final int MAX_CAMERAS = 4; // the down-slots of an OS

    private final Elsewhere elsewhere;
    private final Consumer<Sight> sees;
    private final Map<String, Camera> cameras = new HashMap<>();
    private final AtomicBoolean opening = new AtomicBoolean();

    private static final class Camera {
        private final KeyFrames frames = new KeyFrames();
        private long packetAt;
        private long lookedAt = Long.MIN_VALUE / 2;
        private long askedAt = Long.MIN_VALUE / 2;
        private @Nullable Glance last;
    }

    Looking(Elsewhere elsewhere, Consumer<Sight> sees) {
        this.elsewhere = elsewhere;
        this.sees = sees;
    }

    /** A packet of a camera, on the media thread. */
    synchronized void received(long nowNanos, LocalPacket packet) {
        Camera camera = cameras.get(packet.slot());
        if (camera == null) {
            if (cameras.size() >= MAX_CAMERAS) {
                return;
            }
            camera = new Camera();
            cameras.put(packet.slot(), camera);
        }
        camera.packetAt = nowNanos;
        if (nowNanos - camera.lookedAt < EVERY_NANOS) {
            return;
        }
        if (packet.encoding() != LocalPacket.Encoding.VP8) {
            camera.lookedAt = nowNanos;
            sees.accept(Sight.CANNOT_TELL);
            return;
        }
        byte[] whole = camera.frames.take(packet);
        if (whole != null && opening.compareAndSet(false, true)) {
            camera.lookedAt = nowNanos;
            Camera seen = camera;
            if (!elsewhere.run(() -> open(seen, whole))) {
                opening.set(false);
            }
        }
    }

    private void open(Camera camera, byte[] keyFrame) {
        try {
            Glance glance = Glance.at(keyFrame);
            sees.accept(glance == null ? Sight.CANNOT_TELL : compare(camera, glance));
        } finally {
            opening.set(false);
        }
    }

    private synchronized Sight compare(Camera camera, Glance glance) {
        Glance last = camera.last;
        camera.last = glance;
        return Sight.of(glance.isBright(), last != null && glance.movedSince(last));
    }

    /** A camera that is due for a whole picture, for somebody to ask for one; null where none is. */
    synchronized @Nullable String wants(long nowNanos) {
        for (Map.Entry<String, Camera> entry : cameras.entrySet()) {
            Camera camera = entry.getValue();
            boolean open = nowNanos - camera.packetAt < OPEN_NANOS;
            if (open && nowNanos - camera.lookedAt >= EVERY_NANOS && nowNanos - camera.askedAt >= EVERY_NANOS) {
                camera.askedAt = nowNanos;
                return entry.getKey();
            }
        }
        return null;
    }
}
