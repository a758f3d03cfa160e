package org.souffleur.media.ice;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Builds one STUN message (RFC 8489), attribute by attribute; {@link #finish} signs it. */
public final class StunWriter {
    private byte[] out = new byte[256];
    private int length = 20;

    /** @param transactionId 12 bytes; in a response, those of the request */
    public StunWriter(int type, byte[] transactionId) {
        StunMessage.put16(out, 0, type);
        put32(4, StunMessage.MAGIC);
        System.arraycopy(transactionId, 0, out, 8, 12);
    }

    public StunWriter username(String username) {
        return attribute(StunMessage.USERNAME, username.getBytes(StandardCharsets.UTF_8));
    }

    public StunWriter software(String name) {
        return attribute(StunMessage.SOFTWARE, name.getBytes(StandardCharsets.UTF_8));
    }

    public StunWriter priority(int priority) {
        return attribute(StunMessage.PRIORITY, big(priority));
    }

    public StunWriter controlling(long tieBreaker) {
        return tieBreaker(StunMessage.ICE_CONTROLLING, tieBreaker);
    }

    public StunWriter controlled(long tieBreaker) {
        return tieBreaker(StunMessage.ICE_CONTROLLED, tieBreaker);
    }

    public StunWriter useCandidate() {
        return attribute(StunMessage.USE_CANDIDATE, new byte[0]);
    }

    public StunWriter error(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        byte[] value = new byte[4 + text.length];
        value[2] = (byte) (code / 100);
        value[3] = (byte) (code % 100);
        System.arraycopy(text, 0, value, 4, text.length);
        return attribute(StunMessage.ERROR_CODE, value);
    }

    public StunWriter mappedAddress(InetSocketAddress address) {
        byte[] ip = address.getAddress().getAddress();
        byte[] value = new byte[4 + ip.length];
        value[1] = (byte) (ip.length == 4 ? 1 : 2);
        StunMessage.put16(value, 2, address.getPort() ^ StunMessage.MAGIC >>> 16);
        for (int i = 0; i < ip.length; i++) value[4 + i] = (byte) (ip[i] ^ out[4 + i]);
        return attribute(StunMessage.XOR_MAPPED_ADDRESS, value);
    }

    /** Adds MESSAGE-INTEGRITY by this password and FINGERPRINT, and gives the message. */
    public byte[] finish(String password) {
        StunMessage.put16(out, 2, length - 20 + 24);
        byte[] key = password.getBytes(StandardCharsets.UTF_8);
        attribute(StunMessage.MESSAGE_INTEGRITY, StunMessage.hmacSha1(key, out, 0, length));
        return finish();
    }

    /** Adds FINGERPRINT only: for an error that nobody could sign. */
    public byte[] finish() {
        StunMessage.put16(out, 2, length - 20 + 8);
        CRC32 crc = new CRC32();
        crc.update(out, 0, length);
        attribute(StunMessage.FINGERPRINT, big((int) crc.getValue() ^ StunMessage.FINGERPRINT_XOR));
        StunMessage.put16(out, 2, length - 20);
        return Arrays.copyOf(out, length);
    }

    private StunWriter attribute(int type, byte[] value) {
        int padded = value.length + 3 & ~3;
        if (length + 4 + padded > out.length) out = Arrays.copyOf(out, 2 * (length + 4 + padded));
        StunMessage.put16(out, length, type);
        StunMessage.put16(out, length + 2, value.length);
        System.arraycopy(value, 0, out, length + 4, value.length);
        Arrays.fill(out, length + 4 + value.length, length + 4 + padded, (byte) 0);
        length += 4 + padded;
        return this;
    }

    private StunWriter tieBreaker(int type, long tieBreaker) {
        byte[] value = Arrays.copyOf(big((int) (tieBreaker >>> 32)), 8);
        System.arraycopy(big((int) tieBreaker), 0, value, 4, 4);
        return attribute(type, value);
    }

    private void put32(int at, int value) {
        System.arraycopy(big(value), 0, out, at, 4);
    }

    private static byte[] big(int value) {
        return new byte[] {(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value};
    }
}
