package org.souffleur.media.rtp;

import java.nio.charset.StandardCharsets;

/** Appends RTCP packets to an array, one compound at a time; the caller sizes the array ({@link #CAPACITY}). */
public final class RtcpWriter {
    /** A compound stays below the MTU that everybody passes, the SRTCP trailer included. */
    public static final int CAPACITY = 1200;

    private final byte[] out = new byte[CAPACITY + 64];
    private int length;
    private int reportAt;
    private final TransportFeedback transport = new TransportFeedback();

    public void clear() {
        length = 0;
    }

    public byte[] bytes() {
        return out;
    }

    public int length() {
        return length;
    }

    /** Whether so many more bytes fit. */
    public boolean fits(int more) {
        return length + more <= CAPACITY;
    }

    /**
     * A sender report without blocks; {@link #block} adds them.
     *
     * @param ntp seconds since 1900 in the upper, fraction in the lower 32 bits
     */
    public void senderReport(int ssrc, long ntp, int rtpTimestamp, int packets, int octets) {
        reportAt = length;
        head(0, 200, 6);
        put32(ssrc);
        put32((int) (ntp >>> 32));
        put32((int) ntp);
        put32(rtpTimestamp);
        put32(packets);
        put32(octets);
    }

    public void receiverReport(int ssrc) {
        reportAt = length;
        head(0, 201, 1);
        put32(ssrc);
    }

    /** A block of the report begun last; at most 31 of them (RFC 3550 §6.4.1), later ones are left out. */
    public void block(int about, int fractionLost256, int cumulativeLost, int highest, int jitter, int lsr, int dlsr) {
        int count = out[reportAt] & 0x1f;
        if (count == 31 || !fits(24)) return;
        put32(about);
        put32(fractionLost256 << 24 | cumulativeLost & 0xFFFFFF);
        put32(highest);
        put32(jitter);
        put32(lsr);
        put32(dlsr);
        out[reportAt] = (byte) (0x80 | count + 1);
        Bytes.put16(out, reportAt + 2, (length - reportAt) / 4 - 1);
    }

    /** SDES with a CNAME only: it is required, and nothing else is said about anybody. */
    public void cname(int ssrc, String cname) {
        byte[] name = cname.getBytes(StandardCharsets.US_ASCII);
        int words = (4 + 2 + name.length + 1 + 3) / 4;
        int end = length + 4 + 4 * words;
        head(1, 202, words);
        put32(ssrc);
        out[length++] = 1;
        out[length++] = (byte) name.length;
        System.arraycopy(name, 0, out, length, name.length);
        length += name.length;
        while (length < end) out[length++] = 0;
    }

    public void pli(int from, int media) {
        head(1, 206, 2);
        put32(from);
        put32(media);
    }

    /** NACK for ascending extended sequence numbers; what does not fit is left for the next time. */
    public void nack(int from, int media, long[] missing, int count) {
        int start = length;
        head(1, 205, 2);
        put32(from);
        put32(media);
        int i = 0;
        while (i < count && fits(4)) {
            long first = missing[i++];
            int following = 0;
            while (i < count && missing[i] - first <= 16) following |= 1 << (int) (missing[i++] - first - 1);
            put32((int) (first & 0xffff) << 16 | following);
        }
        Bytes.put16(out, start + 2, (length - start) / 4 - 1);
    }

    public void remb(int from, long bitsPerSecond, int[] about, int count) {
        head(15, 206, 4 + count);
        put32(from);
        put32(0);
        put32(0x52454D42);
        int exponent = Math.max(0, 64 - Long.numberOfLeadingZeros(bitsPerSecond) - 18);
        put32(count << 24 | exponent << 18 | (int) (bitsPerSecond >>> exponent));
        for (int i = 0; i < count; i++) put32(about[i]);
    }

    /**
     * Transport-wide feedback, as the last of a compound (it may be padded); the arguments are those of
     * {@link TransportFeedback#write}.
     *
     * @return how many packets it speaks of; 0, and nothing written, where it does not fit
     */
    public int transport(int from, int media, long base, int count, int number, TransportFeedback.Arrivals arrivals) {
        int most = Math.min(count, TransportFeedback.MOST);
        if (!fits(TransportFeedback.room(most))) return 0;
        length = transport.write(out, length, from, media, base, most, number, arrivals);
        return transport.told();
    }

    public void bye(int ssrc) {
        head(1, 203, 1);
        put32(ssrc);
    }

    private void head(int count, int type, int words) {
        out[length] = (byte) (0x80 | count);
        out[length + 1] = (byte) type;
        Bytes.put16(out, length + 2, words);
        length += 4;
    }

    private void put32(int value) {
        Bytes.put32(out, length, value);
        length += 4;
    }
}
