package org.souffleur.journey.bench;

import java.nio.ByteBuffer;
import org.souffleur.media.Slot;
import org.souffleur.media.peer.PeerLine;
import org.souffleur.media.peer.PeerOffer;
import org.souffleur.media.rtp.RtpWriter;

/** One stream that a leg sends. Its payloads carry when they were sent; nothing decodes them. */
final class LoadStream {
    /** Where a payload has its time of sending, 8 bytes on System.nanoTime: behind whatever a relay reads of video. */
    static final int STAMP_AT = 16;

    private static final int AUDIO_BYTES = 80; // 32 kbit/s of Opus
    private static final int VIDEO_BYTES = 1125; // twice in 60 ms: 300 kbit/s
    private static final int WHOLE_PICTURE_EACH = 50; // 3 s, about what conference cameras do unasked
    static final int MAX_PAYLOAD = VIDEO_BYTES;
    private static final int LEVEL = 0x80 | 30; // RFC 6464: voice, −30 dBov

    final LoadLeg leg;

    /** How many are sent each of its packets. */
    final int receivers;

    /** Set by the receiving thread when the relay wants a whole picture, cleared by the sending one. */
    volatile boolean pictureWanted = true;

    /** Index into {@link MediaShape#ups}. */
    final int number;

    /** Of its m-line. */
    final String mid;

    private final boolean video;
    private final PeerLine line;
    private final RtpWriter writer;
    private final int ssrc;
    private final byte[] payload;
    private int sequence;
    private int timestamp;
    private int packets;

    /** @param number within the evening; the control reads it from the SSRC's last byte */
    LoadStream(LoadLeg leg, PeerLine line, int lineIndex, int number, int receivers) {
        this.leg = leg;
        this.line = line;
        this.receivers = receivers;
        this.video = line.kind() == Slot.Kind.VIDEO;
        this.number = number;
        this.mid = PeerOffer.mid(lineIndex);
        this.writer = new RtpWriter(PeerOffer.MID_EXTENSION, mid, PeerOffer.LEVEL_EXTENSION, 0);
        this.ssrc = 0x5000_0000 | lineIndex << 8 | number;
        this.payload = new byte[video ? VIDEO_BYTES : AUDIO_BYTES];
        for (int i = 0; i < payload.length; i++) payload[i] = (byte) (i * 31);
    }

    boolean video() {
        return video;
    }

    /** A picture is two packets that leave at once; a frame of audio is one. */
    int packetsInFrame() {
        return video ? 2 : 1;
    }

    /** Writes the next packet at 0, unprotected, and gives its length. */
    int next(byte[] out, long nowNanos) {
        boolean first = !video || packets % 2 == 0;
        if (video) picture(first);
        if (first) timestamp += video ? 5400 : 960;
        int at = writer.header(
                out,
                0,
                video && !first,
                line.payloadType(),
                sequence++ & 0xffff,
                timestamp,
                ssrc,
                video ? -1 : LEVEL,
                nowNanos);
        System.arraycopy(payload, 0, out, at, payload.length);
        ByteBuffer.wrap(out).putLong(at + STAMP_AT, nowNanos);
        packets++;
        return at + payload.length;
    }

    /** The VP8 descriptor (RFC 7741 §4.2) and the first byte of the picture. */
    private void picture(boolean first) {
        int picture = packets / 2;
        boolean whole = pictureWanted || picture % WHOLE_PICTURE_EACH == 0;
        payload[0] = (byte) (first ? 0x90 : 0x80); // X, and S at the start
        payload[1] = (byte) 0xE0; // I, L, T
        payload[2] = (byte) (0x80 | picture >> 8 & 0x7f);
        payload[3] = (byte) picture;
        payload[4] = (byte) picture;
        payload[5] = 0;
        if (first) payload[6] = (byte) (whole ? 0 : 1); // RFC 6386 §9.1: 0 is a key frame
        if (first && whole) pictureWanted = false;
    }
}
