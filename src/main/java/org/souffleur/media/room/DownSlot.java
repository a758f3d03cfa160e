package org.souffleur.media.room;

import org.jspecify.annotations.Nullable;
import org.souffleur.media.Slot;
import org.souffleur.media.rtp.RtpPacket;
import org.souffleur.media.rtp.RtpWriter;
import org.souffleur.media.rtp.Vp8Descriptor;
import org.souffleur.media.sdp.Agreement;

/**
 * What one leg receives under one name: one SSRC with an unbroken run of numbers, whoever is in it. When the source
 * changes, sequence numbers and picture numbers go on from the last ones and the timestamp by the time that has passed.
 */
final class DownSlot {
    /** Two who may both speak here take turns at pauses of this length; longer than DTX jitter, shorter than a breath. */
    private static final long TURN_NANOS = 300_000_000L;

    final Leg leg;
    final String name;
    final Agreement.Line line;
    final int ssrc;
    final RtpWriter writer;
    final @Nullable SentPackets sent;

    /** The clip that the house plays here, which nothing else may disturb. */
    @Nullable
    ClipPlayer clip;

    /** Who is in the slot: an {@link UpSource} or a {@link ClipPlayer}; compared by identity only. */
    private @Nullable Object source;

    private long anchor;
    private long shift;
    private int timestampShift;
    private int pictureShift;
    private int tl0Shift;
    private boolean used;
    private int lastSequence;
    private int lastTimestamp;
    private int lastPicture;
    private int lastTl0;
    private long lastAt;
    private boolean firstAfterSwitch;
    private int packets;
    private int octets;
    double lossToPeer;
    double roundTripMs = -1;

    DownSlot(Leg leg, String name, Agreement.Line line, int firstSequence, int firstTimestamp) {
        this.leg = leg;
        this.name = name;
        this.line = line;
        this.ssrc = line.ssrc();
        this.writer =
                new RtpWriter(line.midExtension(), line.mid(), line.audioLevelExtension(), line.absSendTimeExtension());
        // Between us and a leg of this process nothing is lost.
        this.sent = line.kind() == Slot.Kind.VIDEO && leg.ear == null ? new SentPackets() : null;
        // RFC 3711 §3.3.1: a start in the lower half spares the receiver a wrong guess about the wrap.
        this.lastSequence = firstSequence & 0x7fff;
        this.lastTimestamp = firstTimestamp;
    }

    /**
     * Decides whether a packet of this source may be the slot's next.
     *
     * @param decodable whether a decoder can start with this packet; always so for audio
     * @return null to go on, or why not
     */
    @Nullable
    Drop admit(long nowNanos, UpSource from, long extended, RtpPacket packet, boolean decodable) {
        if (clip != null) return Drop.CLIP_PLAYING;
        if (source != from) {
            if (source != null && nowNanos - lastAt < TURN_NANOS) return Drop.SLOT_TAKEN;
            if (!decodable) return Drop.AWAITING_KEY_FRAME;
            attach(nowNanos, from, extended, packet.timestamp());
        }
        return extended < anchor ? Drop.BEFORE_SWITCH : null;
    }

    /**
     * Puts a source into the slot so that its packet {@code extended} becomes the slot's next number. What the one before
     * sent is kept no longer: from here on nobody looks whether it may still be seen.
     */
    void attach(long nowNanos, Object from, long extended, int timestamp) {
        source = from;
        if (sent != null) sent.flush();
        anchor = extended;
        shift = lastSequence + 1 - extended;
        timestampShift = nextTimestamp(nowNanos) - timestamp;
        firstAfterSwitch = true;
    }

    /** Empties the slot, and what could be asked for again. */
    void detach() {
        source = null;
        if (sent != null) sent.flush();
    }

    @Nullable
    Object source() {
        return source;
    }

    private int nextTimestamp(long nowNanos) {
        if (!used) return lastTimestamp;
        long elapsed = Math.max(20_000_000L, nowNanos - lastAt);
        return lastTimestamp + ticks(elapsed);
    }

    private int ticks(long nanos) {
        int rate = line.kind() == Slot.Kind.VIDEO ? 90_000 : 48_000;
        return (int) (nanos / 1_000 * rate / 1_000_000);
    }

    int sequence(long extended) {
        return (int) (extended + shift) & 0xffff;
    }

    int timestamp(int theirs) {
        return theirs + timestampShift;
    }

    /** Audio marks the first packet after a change, as after a pause (RFC 3551 §4.1): the receiver adapts there. */
    boolean marker(boolean theirs) {
        boolean first = firstAfterSwitch && line.kind() == Slot.Kind.AUDIO;
        return theirs || first;
    }

    /** Renumbers VP8's pictures in a copy of the payload. */
    void renumber(Vp8Descriptor vp8, byte[] copy, int payloadShift, int sequence) {
        if (!vp8.hasPictureId() && !vp8.hasTl0()) return;
        int picture = vp8.hasPictureId() ? vp8.pictureId() : 0;
        int tl0 = vp8.hasTl0() ? vp8.tl0() : 0;
        if (firstAfterSwitch) {
            pictureShift = lastPicture + 1 - picture;
            tl0Shift = lastTl0 + 1 - tl0;
        }
        int newPicture = picture + pictureShift & vp8.pictureIdMask();
        int newTl0 = tl0 + tl0Shift & 0xff;
        vp8.rewrite(copy, payloadShift, newPicture, newTl0);
        if (!isNewest(sequence)) return; // one that comes late must not set the next source back
        lastPicture = newPicture;
        lastTl0 = newTl0;
    }

    private boolean isNewest(int sequence) {
        return !used || (short) (sequence - lastSequence) > 0;
    }

    /** Notes what went out. */
    void sent(long nowNanos, int sequence, int timestamp, int payloadLength) {
        if (isNewest(sequence)) {
            lastSequence = sequence;
            lastTimestamp = timestamp;
        }
        used = true;
        lastAt = nowNanos;
        firstAfterSwitch = false;
        packets++;
        octets += payloadLength;
    }

    /** Whether it has sent lately enough for a sender report to mean something. */
    boolean active(long nowNanos) {
        return used && nowNanos - lastAt < 5_000_000_000L;
    }

    int packets() {
        return packets;
    }

    int octets() {
        return octets;
    }

    /** The slot's RTP time now. */
    int timestampAt(long nowNanos) {
        return lastTimestamp + ticks(nowNanos - lastAt);
    }
}
