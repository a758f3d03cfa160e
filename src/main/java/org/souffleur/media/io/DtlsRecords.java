package org.souffleur.media.io;

import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsCipher;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.TlsDecodeResult;
import org.bouncycastle.tls.crypto.TlsEncodeResult;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * Which DTLS records go no further.
 *
 * <p>Those that announce too much: BouncyCastle makes room for what the first fragment of a handshake message says that
 * the whole will be, 16 MiB at most, for sixteen messages ahead, so that 25 bytes would cost a node its memory. Messages
 * in the clear are looked at as they arrive, others once the cipher has opened them.
 *
 * <p>Those that do not open: RFC 6347 §4.1.2.7 has them discarded. BouncyCastle does so where the tag is wrong; where a
 * record is too short for one it ends the association, which anybody who can send in the peer's name could then do.
 */
final class DtlsRecords {
    /** A browser's certificate for a call is below 1 KiB; chains of companies' authorities are a few. */
    static final int MAX_MESSAGE = 16 * 1024;

    private static final int RECORD_HEADER = 13; // RFC 6347 §4.1: type, version, epoch, sequence number, length
    private static final int MESSAGE_HEADER =
            12; // RFC 6347 §4.2.2: type, length, sequence, fragment's place and length

    private DtlsRecords() {}

    /** Whether no handshake message in the clear, in any record of this datagram, says that it is longer. */
    static boolean holds(byte[] datagram) {
        int at = 0;
        while (at + RECORD_HEADER <= datagram.length) {
            int end = Math.min(datagram.length, at + RECORD_HEADER + u16(datagram, at + 11));
            boolean clear = u16(datagram, at + 3) == 0;
            if (clear && datagram[at] == ContentType.handshake && !holds(datagram, at + RECORD_HEADER, end)) {
                return false;
            }
            at = end;
        }
        return true;
    }

    /** The same of the plain handshake messages of one record. */
    static boolean holds(byte[] b, int from, int to) {
        int at = from;
        while (at + MESSAGE_HEADER <= to) {
            if (u24(b, at + 1) > MAX_MESSAGE) return false;
            at += MESSAGE_HEADER + u24(b, at + 9);
        }
        return true;
    }

    private static int u16(byte[] b, int at) {
        return (b[at] & 0xff) << 8 | b[at + 1] & 0xff;
    }

    private static int u24(byte[] b, int at) {
        return (b[at] & 0xff) << 16 | u16(b, at + 1);
    }

    /** Everybody's ciphers, each behind {@link Cipher}. */
    static final class Crypto extends BcTlsCrypto {
        Crypto(SecureRandom random) {
            super(random);
        }

        @Override
        public TlsCipher createCipher(TlsCryptoParameters parameters, int encryption, int mac) throws IOException {
            return new Cipher(super.createCipher(parameters, encryption, mac));
        }
    }

    /** One epoch's cipher: whatever is wrong with a record is a wrong tag, for that alone is passed over. */
    record Cipher(TlsCipher ciphers) implements TlsCipher {
        @Override
        public TlsDecodeResult decodeCiphertext(
                long sequence, short type, ProtocolVersion version, byte[] bytes, int from, int length)
                throws IOException {
            TlsDecodeResult plain;
            try {
                plain = ciphers.decodeCiphertext(sequence, type, version, bytes, from, length);
            } catch (TlsFatalAlert e) {
                throw new TlsFatalAlert(AlertDescription.bad_record_mac, e);
            }
            if (plain.contentType == ContentType.handshake && !holds(plain.buf, plain.off, plain.off + plain.len)) {
                throw new TlsFatalAlert(AlertDescription.bad_record_mac);
            }
            return plain;
        }

        @Override
        public TlsEncodeResult encodePlaintext(
                long sequence, short type, ProtocolVersion version, int headroom, byte[] bytes, int from, int length)
                throws IOException {
            return ciphers.encodePlaintext(sequence, type, version, headroom, bytes, from, length);
        }

        @Override
        public int getCiphertextDecodeLimit(int plaintextLimit) {
            return ciphers.getCiphertextDecodeLimit(plaintextLimit);
        }

        @Override
        public int getCiphertextEncodeLimit(int plaintextLimit) {
            return ciphers.getCiphertextEncodeLimit(plaintextLimit);
        }

        @Override
        public int getPlaintextDecodeLimit(int ciphertextLimit) {
            return ciphers.getPlaintextDecodeLimit(ciphertextLimit);
        }

        @Override
        public int getPlaintextEncodeLimit(int ciphertextLimit) {
            return ciphers.getPlaintextEncodeLimit(ciphertextLimit);
        }

        @Override
        public void rekeyDecoder() throws IOException {
            ciphers.rekeyDecoder();
        }

        @Override
        public void rekeyEncoder() throws IOException {
            ciphers.rekeyEncoder();
        }

        @Override
        public boolean usesOpaqueRecordTypeDecode() {
            return ciphers.usesOpaqueRecordTypeDecode();
        }

        @Override
        public boolean usesOpaqueRecordTypeEncode() {
            return ciphers.usesOpaqueRecordTypeEncode();
        }
    }
}
