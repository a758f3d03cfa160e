package org.souffleur.media.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import org.souffleur.media.rtp.RtpPacket;

/**
 * The packets of one SSRC in one direction under {@link GcmKeys}: which number a packet has (RFC 3711 §3.3.1), and that
 * each number is protected once and opened once. In both directions, for a nonce that is used twice gives away the key
 * that authenticates.
 */
final class GcmStream {
    private static final int FIXED_HEADER = 12;

    private final GcmKeys keys;
    private final int ssrc;
    private final UsedNumbers used = new UsedNumbers();

    GcmStream(GcmKeys keys, int ssrc) {
        this.keys = keys;
        this.ssrc = ssrc;
    }

    /** As {@link SrtpSession#protect}; {@link SrtpSession#REPLAYED} for a number that has gone before, or too long ago. */
    int protect(byte[] bytes, int from, int length) throws GeneralSecurityException {
        int header = headerLength(bytes, from, length);
        if (header < 0) return SrtpSession.UNUSABLE;
        long index = used.index(RtpPacket.peekSequence(bytes, from));
        if (!used.isNew(index)) return SrtpSession.REPLAYED;
        used.add(index); // before the cipher has it: one that failed half-way may have used it
        return keys.seal(ssrc, index, bytes, from, header, length);
    }

    /** As {@link SrtpSession#unprotect}. */
    int unprotect(byte[] bytes, int from, int length) throws GeneralSecurityException {
        int header = headerLength(bytes, from, length);
        if (header < 0 || length - header < GcmKeys.TAG) return SrtpSession.UNUSABLE;
        long index = used.index(RtpPacket.peekSequence(bytes, from));
        if (!used.isNew(index)) return SrtpSession.REPLAYED;
        try {
            int opened = keys.open(ssrc, index, bytes, from, header, length);
            used.add(index); // only what was authenticated counts (RFC 3711 §3.3)
            return opened;
        } catch (AEADBadTagException e) {
            return SrtpSession.FORGED;
        }
    }

    /** What is authenticated and stays readable (RFC 7714 §9.2): fixed header, CSRCs, extension; −1 where it does not fit. */
    private static int headerLength(byte[] bytes, int from, int length) {
        if (length < FIXED_HEADER) return -1;
        int header = FIXED_HEADER + 4 * (bytes[from] & 0x0f);
        if ((bytes[from] & 0x10) != 0) {
            if (header + 4 > length) return -1;
            int words = (bytes[from + header + 2] & 0xff) << 8 | bytes[from + header + 3] & 0xff;
            header += 4 + 4 * words;
        }
        return header > length ? -1 : header;
    }
}
