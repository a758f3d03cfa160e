package org.souffleur.media.room;

import org.jspecify.annotations.Nullable;
import org.souffleur.media.rtp.OnRtcp;

/** What a leg tells us about the slots it receives and the streams it sends. */
final class Feedback implements OnRtcp {
    private final Room room;
    private long nowNanos;
    private @Nullable Leg leg;

    Feedback(Room room) {
        this.room = room;
    }

    Feedback from(long nowNanos, Leg leg) {
        this.nowNanos = nowNanos;
        this.leg = leg;
        return this;
    }

    /** Lets go of the leg, which may be gone, keys and all, before anybody sends feedback again. */
    void done() {
        leg = null;
    }

    private @Nullable DownSlot slot(int ssrc) {
        return leg == null ? null : leg.downBySsrc.get(ssrc);
    }

    @Override
    public void senderReport(int ssrc, int ntpMiddle, int rtpTimestamp) {
        UpSource source = leg == null ? null : leg.sources.get(ssrc);
        if (source == null) return;
        source.lastReport = ntpMiddle;
        source.lastReportAt = nowNanos;
    }

    @Override
    public void reportBlock(int about, int fractionLost256, int cumulativeLost, int jitter, int lsr, int dlsr) {
        DownSlot slot = slot(about);
        if (slot == null) return;
        slot.lossToPeer = fractionLost256 / 256.0;
        if (lsr == 0) return;
        // RFC 3550 §6.4.1: round trip = now − LSR − DLSR, in 1/65536 s of our own clock.
        int roundTrip = LegReporter.ntpMiddle(room.ntp(nowNanos)) - lsr - dlsr;
        if (roundTrip >= 0 && roundTrip < 10 * 65536) slot.roundTripMs = roundTrip * 1000.0 / 65536;
    }

    @Override
    public void nack(int mediaSsrc, int sequence) {
        DownSlot slot = slot(mediaSsrc);
        if (slot != null) room.resend(nowNanos, slot, sequence);
    }

    @Override
    public void pictureWanted(int mediaSsrc) {
        DownSlot slot = slot(mediaSsrc);
        if (slot == null || !(slot.source() instanceof UpSource source)) return;
        source.wantPicture();
        room.ask(nowNanos, source);
    }

    @Override
    public void receiverEstimate(long bitsPerSecond) {
        Leg from = leg;
        if (from == null || !from.takes.estimate(nowNanos, bitsPerSecond)) return;
        for (DownSlot slot : from.down.values()) {
            if (slot.source() instanceof UpSource source && source.isVideo()) source.slot.leg.boundFell = true;
        }
    }
}
