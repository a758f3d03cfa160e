package org.souffleur.media.rtp;

/** The one question a relay asks of H.264 (RFC 6184 §5): does a picture that needs no other start in this packet? */
public final class H264Payload {
    private static final int IDR = 5;
    private static final int SPS = 7;
    private static final int STAP_A = 24;
    private static final int FU_A = 28;

    private H264Payload() {}

    /** True where an IDR slice or the parameter sets that precede it start here. */
    public static boolean keyFrameStart(byte[] payload, int from, int length) {
        if (length < 2) return false;
        int type = payload[from] & 0x1f;
        if (type == IDR || type == SPS) return true;
        if (type == FU_A) return (payload[from + 1] & 0x80) != 0 && (payload[from + 1] & 0x1f) == IDR;
        if (type != STAP_A) return false;
        int at = from + 1;
        int end = from + length;
        while (at + 3 <= end) {
            int inner = payload[at + 2] & 0x1f;
            if (inner == IDR || inner == SPS) return true;
            at += 2 + Bytes.u16(payload, at);
        }
        return false;
    }
}
