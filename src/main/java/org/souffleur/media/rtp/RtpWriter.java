package org.souffleur.media.rtp;

import java.nio.charset.StandardCharsets;

/** Writes the header that one of our slots gives its packets: own numbers, and the extensions its m-line agreed. */
public final class RtpWriter {
    /** The most that {@link #header} writes: 12 fixed, 4 profile, MID 34, level 3, send time 5, padding 3. */
    public static final int MAX_HEADER = 64;

    private final int midId;
    private final byte[] mid;
    private final int audioLevelId;
    private final int absSendTimeId;
    private final boolean twoByte;

    /**
     * @param midId extension id of MID, 0 where not agreed; the others likewise
     * @param mid the m-line's identification tag, at most 32 bytes
     */
    public RtpWriter(int midId, String mid, int audioLevelId, int absSendTimeId) {
        this.mid = mid.getBytes(StandardCharsets.US_ASCII);
        this.midId = this.mid.length <= 32 && this.mid.length > 0 ? midId : 0;
        this.audioLevelId = audioLevelId;
        this.absSendTimeId = absSendTimeId;
        // RFC 8285 §4.2: one-byte headers carry ids 1–14 and 1–16 bytes.
        this.twoByte = midId > 14 || audioLevelId > 14 || absSendTimeId > 14 || this.mid.length > 16;
    }

    /**
     * Writes fixed header and extensions at {@code at}.
     *
     * @param audioLevel the byte to pass on, or −1
     * @param nowNanos any monotonic clock; abs-send-time is only ever compared with itself
     * @return where the payload goes
     */
    public int header(
            byte[] out,
            int at,
            boolean marker,
            int payloadType,
            int sequence,
            int timestamp,
            int ssrc,
            int audioLevel,
            long nowNanos) {
        out[at + 1] = (byte) ((marker ? 0x80 : 0) | payloadType);
        Bytes.put16(out, at + 2, sequence);
        Bytes.put32(out, at + 4, timestamp);
        Bytes.put32(out, at + 8, ssrc);
        boolean level = audioLevelId != 0 && audioLevel >= 0;
        if (midId == 0 && !level && absSendTimeId == 0) {
            out[at] = (byte) 0x80;
            return at + 12;
        }
        out[at] = (byte) 0x90;
        Bytes.put16(out, at + 12, twoByte ? 0x1000 : 0xBEDE);
        int first = at + 16;
        int to = first;
        if (midId != 0) {
            to = element(out, to, midId, mid.length);
            System.arraycopy(mid, 0, out, to, mid.length);
            to += mid.length;
        }
        if (level) {
            to = element(out, to, audioLevelId, 1);
            out[to++] = (byte) audioLevel;
        }
        if (absSendTimeId != 0) {
            to = element(out, to, absSendTimeId, 3);
            Bytes.put24(out, to, absSendTime(nowNanos));
            to += 3;
        }
        while ((to - first) % 4 != 0) out[to++] = 0;
        Bytes.put16(out, at + 14, (to - first) / 4);
        return to;
    }

    /** 6.18 fixed-point seconds, wrapping at 64 s. */
    static int absSendTime(long nowNanos) {
        long micros = Math.floorMod(nowNanos / 1000, 64_000_000L);
        return (int) ((micros << 18) / 1_000_000) & 0xFFFFFF;
    }

    private int element(byte[] out, int at, int id, int length) {
        if (twoByte) {
            out[at] = (byte) id;
            out[at + 1] = (byte) length;
            return at + 2;
        }
        out[at] = (byte) (id << 4 | length - 1);
        return at + 1;
    }
}
