package org.souffleur.media.ice;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A STUN message as received (RFC 8489 §5, §14): parsed once, its attributes found by place. */
public final class StunMessage {
    public static final int BINDING_REQUEST = 0x0001;
    public static final int BINDING_SUCCESS = 0x0101;
    public static final int BINDING_ERROR = 0x0111;

    static final int MAGIC = 0x2112A442;
    static final int USERNAME = 0x0006;
    static final int MESSAGE_INTEGRITY = 0x0008;
    static final int ERROR_CODE = 0x0009;
    static final int XOR_MAPPED_ADDRESS = 0x0020;
    static final int PRIORITY = 0x0024;
    static final int USE_CANDIDATE = 0x0025;
    static final int SOFTWARE = 0x8022;
    static final int FINGERPRINT = 0x8028;
    static final int ICE_CONTROLLED = 0x8029;
    static final int ICE_CONTROLLING = 0x802A;
    static final int FINGERPRINT_XOR = 0x5354554e;
    private static final int HEADER = 20;

    /** One for all, under its own lock: to find a provider for each check costs more than the check. */
    private static final Mac HMAC = hmac();

    private final byte[] bytes;
    private final int from;
    private final int length;
    private int usernameAt = -1;
    private int usernameLength;
    private int integrityAt = -1;
    private int fingerprintAt = -1;
    private int mappedAt = -1;
    private int mappedLength;
    private int errorAt = -1;
    private boolean useCandidate;
    private boolean controlled;

    private StunMessage(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.from = from;
        this.length = length;
    }

    /** The message, or null where the bytes are not one: a wrong cookie, length or attribute. */
    public static @Nullable StunMessage parse(byte[] bytes, int from, int length) {
        if (length < HEADER || (bytes[from] & 0xC0) != 0) return null;
        if (i32(bytes, from + 4) != MAGIC) return null;
        int body = u16(bytes, from + 2);
        if (body + HEADER != length || body % 4 != 0) return null;
        StunMessage message = new StunMessage(bytes, from, length);
        return message.attributes() ? message : null;
    }

    private boolean attributes() {
        int at = from + HEADER;
        int end = from + length;
        while (at < end) {
            if (at + 4 > end) return false;
            int type = u16(bytes, at);
            int size = u16(bytes, at + 2);
            int next = at + 4 + (size + 3 & ~3);
            if (next > end) return false;
            // RFC 8489 §14.5: what follows MESSAGE-INTEGRITY is ignored, FINGERPRINT excepted.
            if (integrityAt >= 0 && type != FINGERPRINT) {
                at = next;
                continue;
            }
            if (!attribute(type, at, size, next == end)) return false;
            at = next;
        }
        return true;
    }

    private boolean attribute(int type, int at, int size, boolean last) {
        switch (type) {
            case USERNAME:
                if (usernameAt >= 0) return true; // the first one counts
                usernameAt = at + 4;
                usernameLength = size;
                return size <= 512;
            case MESSAGE_INTEGRITY:
                integrityAt = at;
                return size == 20;
            case FINGERPRINT:
                fingerprintAt = at;
                return size == 4 && last;
            case USE_CANDIDATE:
                useCandidate = true;
                return true;
            case ICE_CONTROLLED:
                controlled = true;
                return size == 8;
            case XOR_MAPPED_ADDRESS:
                mappedAt = at + 4;
                mappedLength = size;
                return size == 8 || size == 20;
            case ERROR_CODE:
                errorAt = at + 4;
                return size >= 4;
            default:
                // PRIORITY, NOMINATION and the like are of no use here. An unknown attribute below 0x8000 would ask for
                // a 420 (RFC 8489 §6.3.1); a check that carries one is answered all the same, for nothing depends on
                // it.
                return true;
        }
    }

    public int type() {
        return u16(bytes, from);
    }

    /** The part of USERNAME before the colon: whose server this check is for; null where there is none. */
    public @Nullable String localUfrag() {
        if (usernameAt < 0) return null;
        for (int i = 0; i < usernameLength; i++) {
            if (bytes[usernameAt + i] == ':') return new String(bytes, usernameAt, i, StandardCharsets.UTF_8);
        }
        return null;
    }

    public boolean useCandidate() {
        return useCandidate;
    }

    /** The sender believes itself controlled, which with a lite peer cannot be. */
    boolean saysControlled() {
        return controlled;
    }

    /** Copies the 12 bytes by which a response is matched to its request. */
    public void transactionId(byte[] into, int at) {
        System.arraycopy(bytes, from + 8, into, at, 12);
    }

    /** The error code of an error response, or 0. */
    public int errorCode() {
        return errorAt < 0 ? 0 : (bytes[errorAt + 2] & 7) * 100 + (bytes[errorAt + 3] & 0xff);
    }

    /** RFC 8489 §14.7; true also where there is none. */
    public boolean fingerprintHolds() {
        if (fingerprintAt < 0) return true;
        CRC32 crc = new CRC32();
        crc.update(bytes, from, fingerprintAt - from);
        return ((int) crc.getValue() ^ FINGERPRINT_XOR) == i32(bytes, fingerprintAt + 4);
    }

    /** Whether MESSAGE-INTEGRITY (RFC 8489 §14.5) is there and made with this key. */
    public boolean integrityHolds(byte[] key) {
        if (integrityAt < 0) return false;
        byte[] covered = new byte[integrityAt - from];
        System.arraycopy(bytes, from, covered, 0, covered.length);
        // The length in the header counts up to the integrity attribute itself.
        put16(covered, 2, integrityAt - from - HEADER + 24);
        byte[] expected = hmacSha1(key, covered, 0, covered.length);
        byte[] given = new byte[20];
        System.arraycopy(bytes, integrityAt + 4, given, 0, 20);
        return MessageDigest.isEqual(expected, given);
    }

    /** The address of XOR-MAPPED-ADDRESS (RFC 8489 §14.2), or null. */
    public @Nullable InetSocketAddress mappedAddress() {
        if (mappedAt < 0) return null;
        int family = bytes[mappedAt + 1];
        if (family == 1 && mappedLength != 8 || family == 2 && mappedLength != 20 || family < 1 || family > 2)
            return null;
        int port = u16(bytes, mappedAt + 2) ^ MAGIC >>> 16;
        byte[] address = new byte[family == 1 ? 4 : 16];
        for (int i = 0; i < address.length; i++) {
            address[i] = (byte) (bytes[mappedAt + 4 + i] ^ bytes[from + 4 + i]); // cookie, then transaction id
        }
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address), port);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    static byte[] hmacSha1(byte[] key, byte[] data, int from, int length) {
        try {
            synchronized (HMAC) {
                HMAC.init(new SecretKeySpec(key, "HmacSHA1"));
                HMAC.update(data, from, length);
                return HMAC.doFinal();
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that is no key", e);
        }
    }

    private static Mac hmac() {
        try {
            return Mac.getInstance("HmacSHA1");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    static int u16(byte[] b, int at) {
        return (b[at] & 0xff) << 8 | b[at + 1] & 0xff;
    }

    static int i32(byte[] b, int at) {
        return u16(b, at) << 16 | u16(b, at + 2);
    }

    static void put16(byte[] b, int at, int value) {
        b[at] = (byte) (value >> 8);
        b[at + 1] = (byte) value;
    }
}
