package org.souffleur.media.peer;

/** VP8 payloads that a relay takes for pictures: a true descriptor (RFC 7741 §4.2) and nothing behind it. */
public final class VideoFrames {
    private VideoFrames() {}

    public static byte[] key(int pictureId, int tl0) {
        return frame(pictureId, tl0, 0);
    }

    public static byte[] delta(int pictureId, int tl0) {
        return frame(pictureId, tl0, 1);
    }

    public static int pictureId(byte[] payload) {
        return (payload[2] & 0x7f) << 8 | payload[3] & 0xff;
    }

    public static int tl0(byte[] payload) {
        return payload[4] & 0xff;
    }

    private static byte[] frame(int pictureId, int tl0, int interframe) {
        byte[] payload = new byte[200];
        payload[0] = (byte) 0x90; // X, S
        payload[1] = (byte) 0xE0; // I, L, T
        payload[2] = (byte) (0x80 | pictureId >> 8 & 0x7f);
        payload[3] = (byte) pictureId;
        payload[4] = (byte) tl0;
        payload[5] = 0;
        payload[6] = (byte) interframe;
        return payload;
    }
}
