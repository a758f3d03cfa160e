package org.souffleur.media.rtp;

/**
 * The VP8 payload descriptor (RFC 7741 §4.2): where the picture id and TL0PICIDX stand, so that a slot can renumber
 * them when its source changes, and whether a key frame starts here. A view, reused for many packets.
 */
public final class Vp8Descriptor {
    private int pictureIdAt;
    private boolean wide;
    private int tl0At;
    private boolean keyFrameStart;
    private byte[] bytes = new byte[0];

    /** False for bytes that are no VP8 payload. */
    public boolean read(byte[] payload, int from, int length) {
        pictureIdAt = -1;
        tl0At = -1;
        keyFrameStart = false;
        bytes = payload;
        int end = from + length;
        if (length < 1) return false;
        int at = from;
        int first = payload[at++] & 0xff;
        if ((first & 0x80) != 0) {
            if (at >= end) return false;
            int flags = payload[at++] & 0xff;
            if ((flags & 0x80) != 0) {
                if (at >= end) return false;
                pictureIdAt = at;
                wide = (payload[at] & 0x80) != 0;
                at += wide ? 2 : 1;
            }
            if ((flags & 0x40) != 0) tl0At = at++;
            if ((flags & 0x30) != 0) at++;
        }
        if (at >= end) return false;
        boolean startOfFrame = (first & 0x10) != 0 && (first & 0x07) == 0;
        keyFrameStart = startOfFrame && (payload[at] & 0x01) == 0; // RFC 6386 §9.1: P = 0 is a key frame
        return true;
    }

    public boolean keyFrameStart() {
        return keyFrameStart;
    }

    public boolean hasPictureId() {
        return pictureIdAt >= 0;
    }

    /** 7 or 15 bits, as its sender chose. */
    public int pictureId() {
        return wide ? Bytes.u16(bytes, pictureIdAt) & 0x7fff : bytes[pictureIdAt] & 0x7f;
    }

    public int pictureIdMask() {
        return wide ? 0x7fff : 0x7f;
    }

    public boolean hasTl0() {
        return tl0At >= 0;
    }

    public int tl0() {
        return bytes[tl0At] & 0xff;
    }

    /**
     * Writes new numbers into a copy of the payload that was read.
     *
     * @param shift where the copy's payload starts, minus where this one started
     */
    public void rewrite(byte[] copy, int shift, int pictureId, int tl0) {
        if (pictureIdAt >= 0) {
            if (wide) Bytes.put16(copy, pictureIdAt + shift, 0x8000 | pictureId & 0x7fff);
            else copy[pictureIdAt + shift] = (byte) (pictureId & 0x7f);
        }
        if (tl0At >= 0) copy[tl0At + shift] = (byte) tl0;
    }
}
