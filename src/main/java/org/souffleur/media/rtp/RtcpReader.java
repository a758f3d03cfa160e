package org.souffleur.media.rtp;

/** Walks a compound or reduced-size RTCP packet (RFC 3550 §6, RFC 5506); stops at the first thing that makes no sense. */
public final class RtcpReader {
    private static final int SENDER_REPORT = 200;
    private static final int RECEIVER_REPORT = 201;
    private static final int BYE = 203;
    private static final int TRANSPORT_FEEDBACK = 205;
    private static final int PAYLOAD_FEEDBACK = 206;
    private static final int REMB_NAME = 0x52454D42; // "REMB"
    private static final int MAX_NACKED = 512; // one packet cannot make us resend more than 8 s of video

    private RtcpReader() {}

    /** True when the whole packet was well formed; what was read before a fault has been told. */
    public static boolean read(byte[] b, int from, int length, OnRtcp found) {
        int at = from;
        int end = from + length;
        if (length < 8) return false;
        while (at < end) {
            if (at + 4 > end || (b[at] & 0xC0) != 0x80) return false;
            int next = at + 4 + 4 * Bytes.u16(b, at + 2);
            if (next > end) return false;
            if (!one(b, at, next, found)) return false;
            at = next;
        }
        return true;
    }

    private static boolean one(byte[] b, int at, int end, OnRtcp found) {
        int count = b[at] & 0x1f;
        switch (b[at + 1] & 0xff) {
            case SENDER_REPORT:
                if (at + 28 > end) return false;
                found.senderReport(
                        Bytes.i32(b, at + 4),
                        Bytes.u16(b, at + 10) << 16 | Bytes.u16(b, at + 12),
                        Bytes.i32(b, at + 16));
                return blocks(b, at + 28, end, count, found);
            case RECEIVER_REPORT:
                if (at + 8 > end) return false;
                return blocks(b, at + 8, end, count, found);
            case BYE:
                if (at + 4 + 4 * count > end) return false;
                for (int i = 0; i < count; i++) found.bye(Bytes.i32(b, at + 4 + 4 * i));
                return true;
            case TRANSPORT_FEEDBACK:
                if (at + 12 > end) return false;
                if (count == 1) nacks(b, at + 8, end, found);
                return true;
            case PAYLOAD_FEEDBACK:
                if (at + 12 > end) return false;
                payloadFeedback(b, at, end, count, found);
                return true;
            default:
                return true; // SDES, APP, XR and whatever comes: not ours to judge
        }
    }

    private static boolean blocks(byte[] b, int at, int end, int count, OnRtcp found) {
        if (at + 24 * count > end) return false;
        for (int i = 0; i < count; i++, at += 24) {
            int lost = Bytes.u24(b, at + 5);
            found.reportBlock(
                    Bytes.i32(b, at),
                    b[at + 4] & 0xff,
                    lost << 8 >> 8, // a signed 24-bit number: duplicates can make it negative
                    Bytes.i32(b, at + 12),
                    Bytes.i32(b, at + 16),
                    Bytes.i32(b, at + 20));
        }
        return true;
    }

    private static void nacks(byte[] b, int at, int end, OnRtcp found) {
        int media = Bytes.i32(b, at);
        int told = 0;
        for (int fci = at + 4; fci + 4 <= end; fci += 4) {
            int first = Bytes.u16(b, fci);
            int following = Bytes.u16(b, fci + 2);
            for (int i = -1; i < 16; i++) {
                if (i >= 0 && (following >> i & 1) == 0) continue;
                if (++told > MAX_NACKED) return;
                found.nack(media, first + i + 1 & 0xffff);
            }
        }
    }

    private static void payloadFeedback(byte[] b, int at, int end, int format, OnRtcp found) {
        if (format == 1) {
            found.pictureWanted(Bytes.i32(b, at + 8));
        } else if (format == 4) {
            for (int fci = at + 12; fci + 8 <= end; fci += 8) found.pictureWanted(Bytes.i32(b, fci));
        } else if (format == 15 && at + 20 <= end && Bytes.i32(b, at + 12) == REMB_NAME) {
            int exponent = (b[at + 17] & 0xff) >> 2;
            long mantissa = Bytes.u24(b, at + 17) & 0x3ffff;
            found.receiverEstimate(exponent > 44 ? Long.MAX_VALUE : mantissa << exponent);
        }
    }
}
