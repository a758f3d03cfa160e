package org.souffleur.media.rtp;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A reading view over one RTP packet (RFC 3550 §5.1) in somebody else's array. One view is reused for many packets:
 * {@link #read} fills it, and a packet that is not well formed leaves it unusable and answers false.
 */
public final class RtpPacket {
    private static final int FIXED_HEADER = 12;
    private static final int ONE_BYTE_PROFILE = 0xBEDE; // RFC 8285 §4.2
    private static final int TWO_BYTE_PROFILE = 0x1000; // RFC 8285 §4.3, upper 12 bits

    private byte[] bytes = new byte[0];
    private int offset;
    private int extensionsFrom;
    private int extensionsTo;
    private boolean twoByteExtensions;
    private int payloadFrom;
    private int payloadTo;
    private int foundAt;
    private int foundLength;

    /** Takes a packet under the view; false, and nothing else, for bytes that are no RTP packet. */
    public boolean read(byte[] packet, int from, int length) {
        if (length < FIXED_HEADER || from < 0 || from + length > packet.length) return false;
        if ((packet[from] & 0xC0) != 0x80) return false;
        int end = from + length;
        int at = from + FIXED_HEADER + 4 * (packet[from] & 0x0F);
        if (at > end) return false;
        extensionsFrom = 0;
        extensionsTo = 0;
        if ((packet[from] & 0x10) != 0) {
            if (at + 4 > end) return false;
            int profile = Bytes.u16(packet, at);
            int words = Bytes.u16(packet, at + 2);
            at += 4;
            if (at + 4 * words > end) return false;
            twoByteExtensions = profile >> 4 == TWO_BYTE_PROFILE >> 4;
            if (profile == ONE_BYTE_PROFILE || twoByteExtensions) {
                extensionsFrom = at;
                extensionsTo = at + 4 * words;
            }
            at += 4 * words;
        }
        int paddingLength = 0;
        if ((packet[from] & 0x20) != 0) {
            if (at == end) return false;
            paddingLength = packet[end - 1] & 0xff;
            if (paddingLength == 0 || at + paddingLength > end) return false;
        }
        bytes = packet;
        offset = from;
        payloadFrom = at;
        payloadTo = end - paddingLength;
        return true;
    }

    /** Whether these bytes are RTCP rather than RTP, when both share a port (RFC 5761 §4). */
    public static boolean isRtcp(byte[] packet, int from, int length) {
        if (length < 2) return false;
        int type = packet[from + 1] & 0xff;
        return type >= 192 && type <= 223;
    }

    /** The SSRC of a packet that is at least a fixed header long; encryption leaves it readable. */
    public static int peekSsrc(byte[] packet, int from) {
        return Bytes.i32(packet, from + 8);
    }

    /** The sequence number of a packet that is at least a fixed header long. */
    public static int peekSequence(byte[] packet, int from) {
        return Bytes.u16(packet, from + 2);
    }

    /** The SSRC of whoever sent a report that is at least 8 bytes long; encryption leaves it readable. */
    public static int peekReporter(byte[] packet, int from) {
        return Bytes.i32(packet, from + 4);
    }

    public byte[] bytes() {
        return bytes;
    }

    public boolean marker() {
        return (bytes[offset + 1] & 0x80) != 0;
    }

    public int payloadType() {
        return bytes[offset + 1] & 0x7f;
    }

    public int sequence() {
        return Bytes.u16(bytes, offset + 2);
    }

    /** In units of the payload's clock, wrapping at 2³². */
    public int timestamp() {
        return Bytes.i32(bytes, offset + 4);
    }

    public int ssrc() {
        return Bytes.i32(bytes, offset + 8);
    }

    /** Where the payload starts in {@link #bytes}. */
    public int payloadFrom() {
        return payloadFrom;
    }

    /** Without padding. */
    public int payloadLength() {
        return payloadTo - payloadFrom;
    }

    /** The MID (RFC 8843 §15) under this extension id, or null where the packet carries none. */
    public @Nullable String mid(int id) {
        if (!find(id) || foundLength > 32) return null;
        return new String(bytes, foundAt, foundLength, StandardCharsets.US_ASCII);
    }

    /**
     * The audio level byte (RFC 6464: voice flag in the top bit, then −dBov), or −1 where the packet carries none.
     */
    public int audioLevel(int id) {
        return find(id) && foundLength >= 1 ? bytes[foundAt] & 0xff : -1;
    }

    /** Abs-send-time (24 bits, 6.18 fixed-point seconds), or −1. */
    public int absSendTime(int id) {
        return find(id) && foundLength == 3 ? Bytes.u24(bytes, foundAt) : -1;
    }

    /** The transport-wide number (draft-holmer-rmcat-transport-wide-cc-extensions-01 §2), 16 bits, or −1. */
    public int transportSequence(int id) {
        return find(id) && foundLength >= 2 ? Bytes.u16(bytes, foundAt) : -1;
    }

    private boolean find(int id) {
        if (id <= 0) return false;
        int at = extensionsFrom;
        while (at < extensionsTo) {
            int head = bytes[at] & 0xff;
            if (head == 0) { // padding between elements
                at++;
                continue;
            }
            int elementId;
            int length;
            if (twoByteExtensions) {
                if (at + 2 > extensionsTo) return false;
                elementId = head;
                length = bytes[at + 1] & 0xff;
                at += 2;
            } else {
                elementId = head >> 4;
                length = (head & 0x0f) + 1;
                at += 1;
                if (elementId == 15) return false; // RFC 8285 §4.2: stop here
            }
            if (at + length > extensionsTo) return false;
            if (elementId == id) {
                foundAt = at;
                foundLength = length;
                return true;
            }
            at += length;
        }
        return false;
    }
}
