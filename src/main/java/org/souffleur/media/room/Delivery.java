package org.souffleur.media.room;

import org.jspecify.annotations.Nullable;
import org.souffleur.media.LocalPacket;
import org.souffleur.media.OnLocalLeg;
import org.souffleur.media.ice.Path;
import org.souffleur.media.rtp.RtpPacket;
import org.souffleur.media.rtp.Vp8Descriptor;
import org.souffleur.media.sdp.Codec;
import org.souffleur.media.srtp.SrtpSession;

/** Brings one packet into one down-slot: protected and queued for a socket, or handed to an ear in this process. */
final class Delivery {
    private static final int LEVEL = 0x7f; // RFC 6464 §3: the top bit is the sender's guess whether it is a voice

    private final OutQueue out;
    private final Counts counts;
    private final RtpPacket packet;
    private final Vp8Descriptor vp8;
    private final Handed handed = new Handed();

    /** @param packet the view under which the room reads what it forwards */
    Delivery(OutQueue out, Counts counts, RtpPacket packet, Vp8Descriptor vp8) {
        this.out = out;
        this.counts = counts;
        this.packet = packet;
        this.vp8 = vp8;
    }

    /** Forwards the packet under the view; null where it went on, or why not. */
    @Nullable
    Drop forward(
            long nowNanos, DownSlot slot, UpSource source, Codec codec, long extended, boolean decodable, int level) {
        Leg to = slot.leg;
        Path path = to.path();
        SrtpSession srtp = to.srtp;
        OnLocalLeg ear = to.ear;
        boolean reachable = to.connected() && (ear != null || path != null && srtp != null);
        if (!reachable) return Drop.LISTENER_AWAY;
        Integer payloadType = slot.line.payloadTypes().get(codec);
        if (payloadType == null) return Drop.NO_COMMON_CODEC;
        Drop refusal = slot.admit(nowNanos, source, extended, packet, decodable);
        if (refusal != null) return refusal;
        OutQueue.Outgoing place = out.next(); // for an ear only somewhere to write, never committed
        if (place == null) return Drop.OUT_QUEUE_FULL;
        int sequence = slot.sequence(extended);
        int timestamp = slot.timestamp(packet.timestamp());
        boolean marker = slot.marker(packet.marker());
        byte[] b = place.bytes;
        int at = ear != null
                ? 0
                : slot.writer.header(b, 0, marker, payloadType, sequence, timestamp, slot.ssrc, level, nowNanos);
        int size = packet.payloadLength();
        System.arraycopy(packet.bytes(), packet.payloadFrom(), b, at, size);
        if (codec == Codec.VP8 && vp8.read(packet.bytes(), packet.payloadFrom(), size)) {
            slot.renumber(vp8, b, at - packet.payloadFrom(), sequence);
        }
        if (ear != null) {
            slot.sent(nowNanos, sequence, timestamp, size);
            hand(ear, slot, codec, sequence, timestamp, marker, level, b, size);
            return null;
        }
        if (path == null || srtp == null) return Drop.LISTENER_AWAY;
        int length = srtp.protect(b, 0, at + size);
        if (length < 0) return Drop.UNUSABLE_SRTP;
        slot.sent(nowNanos, sequence, timestamp, size);
        if (slot.sent != null) slot.sent.keep(nowNanos, sequence, b, length);
        commit(to, place, path, length);
        return null;
    }

    /** Brings one frame of the house's own voice into a slot that it has taken. */
    void clipFrame(long nowNanos, DownSlot slot, long extended, int theirs, byte[] frame, int level) {
        Leg to = slot.leg;
        Path path = to.path();
        SrtpSession srtp = to.srtp;
        OnLocalLeg ear = to.ear;
        Integer payloadType = slot.line.payloadTypes().get(Codec.OPUS);
        boolean reachable = to.connected() && (ear != null || path != null && srtp != null);
        if (!reachable || payloadType == null) {
            counts.drop(Drop.LISTENER_AWAY);
            return;
        }
        OutQueue.Outgoing place = out.next();
        if (place == null || frame.length > 1275) { // RFC 6716 §3.2.1: no Opus frame is longer
            counts.drop(Drop.OUT_QUEUE_FULL);
            return;
        }
        int sequence = slot.sequence(extended);
        int timestamp = slot.timestamp(theirs);
        boolean marker = slot.marker(false);
        if (ear != null) {
            slot.sent(nowNanos, sequence, timestamp, frame.length);
            hand(ear, slot, Codec.OPUS, sequence, timestamp, marker, level, frame, frame.length);
            return;
        }
        if (path == null || srtp == null) return;
        byte[] b = place.bytes;
        int at = slot.writer.header(b, 0, marker, payloadType, sequence, timestamp, slot.ssrc, level, nowNanos);
        System.arraycopy(frame, 0, b, at, frame.length);
        int length = srtp.protect(b, 0, at + frame.length);
        if (length < 0) return;
        slot.sent(nowNanos, sequence, timestamp, frame.length);
        commit(to, place, path, length);
    }

    /** Sends a kept packet again, byte for byte. */
    void resend(long nowNanos, DownSlot slot, int sequence) {
        Path path = slot.leg.path();
        if (slot.sent == null || path == null) return;
        OutQueue.Outgoing place = out.next();
        int length = place == null ? 0 : slot.sent.copy(sequence, place.bytes);
        if (place == null) {
            counts.drop(Drop.OUT_QUEUE_FULL);
        } else if (length == 0) {
            counts.drop(Drop.NOT_KEPT);
        } else if (!slot.sent.mayResend(nowNanos, sequence, slot.roundTripMs)) {
            counts.drop(Drop.RESENT_JUST_NOW);
        } else if (!slot.leg.takes.mayResend(nowNanos, length)) {
            counts.drop(Drop.NO_ROOM_TO_RESEND);
        } else {
            slot.sent.resent(nowNanos, sequence);
            commit(slot.leg, place, path, length);
        }
    }

    private void commit(Leg to, OutQueue.Outgoing place, Path path, int length) {
        out.commit(place, path, length);
        count(to);
    }

    private void count(Leg to) {
        counts.packetOut();
        to.packetsOut++;
    }

    private void hand(
            OnLocalLeg ear,
            DownSlot slot,
            Codec codec,
            int sequence,
            int timestamp,
            boolean marker,
            int level,
            byte[] bytes,
            int length) {
        count(slot.leg);
        handed.slot = slot.name;
        handed.codec = codec;
        handed.sequence = sequence;
        handed.timestamp = timestamp;
        handed.marker = marker;
        handed.level = level < 0 ? -1 : level & LEVEL;
        handed.bytes = bytes;
        handed.length = length;
        try {
            ear.received(handed);
        } catch (RuntimeException e) {
            counts.drop(Drop.EAR_FAILED); // whoever listens cannot harm the loop, nor the others who hear this packet
        }
    }

    /** One view for every packet that is handed over: the ear may not keep it. */
    private static final class Handed implements LocalPacket {
        private String slot = "";
        private Codec codec = Codec.OPUS;
        private int sequence;
        private int timestamp;
        private boolean marker;
        private int level;
        private byte[] bytes = new byte[0];
        private int length;

        @Override
        public String slot() {
            return slot;
        }

        @Override
        public Encoding encoding() {
            return switch (codec) {
                case OPUS -> Encoding.OPUS;
                case VP8 -> Encoding.VP8;
                case H264 -> Encoding.H264;
            };
        }

        @Override
        public int sequence() {
            return sequence;
        }

        @Override
        public int timestamp() {
            return timestamp;
        }

        @Override
        public boolean marker() {
            return marker;
        }

        @Override
        public int level() {
            return level;
        }

        @Override
        public byte[] bytes() {
            return bytes;
        }

        @Override
        public int from() {
            return 0;
        }

        @Override
        public int length() {
            return length;
        }
    }
}
