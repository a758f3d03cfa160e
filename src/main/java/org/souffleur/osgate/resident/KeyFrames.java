package org.souffleur.osgate.resident;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.souffleur.media.LocalPacket;

/**
 * Puts VP8 key frames together from one camera's packets (RFC 7741), now and then. Called on the media thread: it copies
 * a payload at most, and only while a key frame is wanted. What has a gap, or is too large, is let go.
 */
final class KeyFrames {
    /** A key frame of a 600 kbit/s camera is a tenth of this. */
    static final int MAX_BYTES = 256 * 1024;

    private byte[] frame = new byte[16 * 1024];
    private int length;
    private int expected = -1;

    /** A whole key frame that ends with this packet; null for everything else. */
    byte @Nullable [] take(LocalPacket packet) {
        byte[] b = packet.bytes();
        int end = packet.from() + packet.length();
        int at = payload(b, packet.from(), end);
        if (at < 0) {
            expected = -1;
            return null;
        }
        boolean begins = (b[packet.from()] & 0x17) == 0x10; // RFC 7741 §4.2: S set, partition 0
        boolean key = begins && (b[at] & 0x01) == 0; // RFC 6386 §9.1: P = 0
        if (key) {
            length = 0;
        } else if (packet.sequence() != expected) {
            expected = -1;
            return null;
        }
        int size = end - at;
        if (length + size > MAX_BYTES) {
            expected = -1;
            return null;
        }
        if (length + size > frame.length) {
            frame = Arrays.copyOf(frame, Math.min(MAX_BYTES, 2 * (length + size)));
        }
        System.arraycopy(b, at, frame, length, size);
        length += size;
        if (packet.marker()) {
            expected = -1;
            return Arrays.copyOf(frame, length);
        }
        expected = packet.sequence() + 1 & 0xffff;
        return null;
    }

    /** Where the payload begins behind its descriptor (RFC 7741 §4.2); −1 where there is none. */
    private static int payload(byte[] b, int from, int end) {
        int at = from + 1;
        if (from < end && (b[from] & 0x80) != 0) {
            if (at >= end) {
                return -1;
            }
            int flags = b[at++] & 0xff;
            if ((flags & 0x80) != 0) {
                at += at < end && (b[at] & 0x80) != 0 ? 2 : 1;
            }
            at += (flags & 0x40) != 0 ? 1 : 0;
            at += (flags & 0x30) != 0 ? 1 : 0;
        }
        return at < end ? at : -1;
    }
}
