package org.souffleur.media.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jitsi.srtp.crypto.Aes;

/**
 * AEAD_AES_128_GCM with the session keys of one direction of a leg (RFC 7714): what all its SSRCs share. jitsi-srtp makes
 * a specification and two copies of the nonce for every packet, and a cipher and keys for every SSRC; here nothing is
 * made for a packet. Used by one thread only. That no nonce is used twice is {@link GcmStream}'s part.
 */
final class GcmKeys {
    static final int TAG = 16;
    private static final int NONCE = 12;

    /** RFC 3711 §4.3.2. */
    private static final int LABEL_ENCRYPTION = 0;

    private static final int LABEL_SALT = 2;

    private final Cipher cipher;
    private final SecretKeySpec key;
    private final byte[] salt;
    private Nonce next = new Nonce();
    private Nonce last = new Nonce();

    /** A specification whose nonce is written anew for each packet; the usual one copies it when made and when read. */
    private static final class Nonce extends GCMParameterSpec {
        private final byte[] bytes = new byte[NONCE];

        Nonce() {
            super(8 * TAG, new byte[NONCE]);
        }

        @Override
        public byte[] getIV() {
            return bytes;
        }
    }

    /** @param key the session's encryption key, and {@code salt} its salt of 12 bytes: not the master's */
    GcmKeys(Cipher cipher, byte[] key, byte[] salt) {
        this.cipher = cipher;
        this.key = new SecretKeySpec(key, "AES");
        this.salt = salt.clone();
    }

    /** Derives the session's keys for RTP from the master's (RFC 3711 §4.3, with the salt of RFC 7714 §11). */
    static GcmKeys derive(byte[] masterKey, byte[] masterSalt) throws GeneralSecurityException {
        byte[] key = derived(masterKey, masterSalt, LABEL_ENCRYPTION, masterKey.length);
        byte[] salt = derived(masterKey, masterSalt, LABEL_SALT, NONCE);
        GcmKeys keys = new GcmKeys(Aes.createCipher("AES/GCM/NoPadding"), key, salt);
        Arrays.fill(key, (byte) 0);
        return keys;
    }

    private static byte[] derived(byte[] masterKey, byte[] masterSalt, int label, int length)
            throws GeneralSecurityException {
        byte[] counter = Arrays.copyOf(masterSalt, 16);
        counter[7] ^= (byte) label;
        Cipher prf = Aes.createCipher("AES/CTR/NoPadding");
        prf.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(masterKey, "AES"), new IvParameterSpec(counter));
        return prf.doFinal(new byte[length]);
    }

    /**
     * Encrypts what follows the header, in place, and appends the tag.
     *
     * @return the new length
     */
    int seal(int ssrc, long index, byte[] bytes, int from, int header, int length) throws GeneralSecurityException {
        return header + run(Cipher.ENCRYPT_MODE, ssrc, index, bytes, from, header, length);
    }

    /**
     * Opens what {@link #seal} has made, in place.
     *
     * @return the length without the tag
     * @throws javax.crypto.AEADBadTagException where a byte was changed; what is in the array then is nothing
     */
    int open(int ssrc, long index, byte[] bytes, int from, int header, int length) throws GeneralSecurityException {
        return header + run(Cipher.DECRYPT_MODE, ssrc, index, bytes, from, header, length);
    }

    private int run(int mode, int ssrc, long index, byte[] bytes, int from, int header, int length)
            throws GeneralSecurityException {
        // In turns, for the JDK's provider keeps the last nonce that it encrypted with and refuses the same again.
        Nonce nonce = next;
        next = last;
        last = nonce;
        write(nonce.bytes, ssrc, index);
        cipher.init(mode, key, nonce);
        cipher.updateAAD(bytes, from, header);
        return cipher.doFinal(bytes, from + header, length - header, bytes, from + header);
    }

    /** RFC 7714 §8.1: two zeros, the SSRC, the rollover counter and the sequence number, under the salt. */
    private void write(byte[] nonce, int ssrc, long index) {
        nonce[0] = salt[0];
        nonce[1] = salt[1];
        for (int i = 0; i < 4; i++) nonce[2 + i] = (byte) (salt[2 + i] ^ ssrc >> 24 - 8 * i);
        for (int i = 0; i < 6; i++) nonce[6 + i] = (byte) (salt[6 + i] ^ index >> 40 - 8 * i);
    }
}
