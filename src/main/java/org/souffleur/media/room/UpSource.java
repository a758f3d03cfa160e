package org.souffleur.media.room;

import org.jspecify.annotations.Nullable;
import org.souffleur.media.Slot;
import org.souffleur.media.sdp.Codec;

/** One SSRC that a leg sends. */
final class UpSource {
    private static final long PICTURE_AGAIN_NANOS = 500_000_000L;

    final UpSlot slot;
    final int ssrc;
    final ReceiveStats stats;
    final MissingPackets missing = new MissingPackets();

    /** The middle bits of its last sender report's NTP time, and when it came; 0 for none. */
    int lastReport;

    long lastReportAt;
    private int payloadType = -1;
    private @Nullable Codec codec;
    private boolean pictureWanted;
    private boolean pictureAsked;
    private long pictureAskedAt;

    UpSource(UpSlot slot, int ssrc, int clockRate) {
        this.slot = slot;
        this.ssrc = ssrc;
        this.stats = new ReceiveStats(clockRate);
    }

    /** What its m-line agreed under a payload type, or null; a stream keeps to one, so that the answer is remembered. */
    @Nullable
    Codec codec(int type) {
        if (type != payloadType) {
            payloadType = type;
            codec = slot.line.codec(type);
        }
        return codec;
    }

    boolean isVideo() {
        return slot.line.kind() == Slot.Kind.VIDEO;
    }

    /** Somebody cannot decode what comes next. */
    void wantPicture() {
        pictureWanted = true;
    }

    void pictureCame() {
        pictureWanted = false;
    }

    /** Whether to ask now; asking too often makes a camera send nothing but whole pictures. */
    boolean askForPicture(long nowNanos) {
        if (!pictureWanted || pictureAsked && nowNanos - pictureAskedAt < PICTURE_AGAIN_NANOS) return false;
        pictureAsked = true;
        pictureAskedAt = nowNanos;
        return true;
    }
}
