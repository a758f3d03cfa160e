package org.souffleur.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.crypto.Aes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The published vectors through what protects our packets: RFC 3711 appendix B for AES_CM_128_HMAC_SHA1_80, RFC 7714 §16
 * and §17 for AEAD_AES_128_GCM.
 *
 * <p>Left out, because no profile of ours has them: AES-256 (§16.2, §17.2 and their like), and packets that are only
 * authenticated (§16.1.3 and the like).
 */
class SrtpVectorsTest {
    /** RFC 7714 §16 and §17 give session keys, which a session derives; so these are put in behind the derivation. */
    private static final byte[] SESSION_KEY = hex("000102030405060708090a0b0c0d0e0f");

    private static final byte[] SESSION_SALT = hex("51756964 2070726f 2071756f");

    /** RFC 7714 §16: the packet before and after. */
    private static final byte[] RTP = hex("8040f17b 8041f8d3 5501a0b2 47616c6c 69612065 7374206f 6d6e6973 20646976"
            + "69736120 696e2070 61727465 73207472 6573");

    /** RFC 7714 §16.1.1. */
    private static final byte[] SRTP = hex("8040f17b 8041f8d3 5501a0b2 f24de3a3 fb34de6c acba861c 9d7e4bca be633bd5"
            + "0d294e6f 42a5f47a 51c7d19b 36de3adf 8833899d 7f27beb1 6a9152cf 765ee439 0cce");

    /** RFC 7714 §17: the compound before and after. */
    private static final byte[] RTCP = hex("81c8000d 4d617273 4e545031 4e545032 52545020 0000042a 0000e930 4c756e61"
            + "deadbeef deadbeef deadbeef deadbeef deadbeef");

    /** RFC 7714 §17.1; its index is 0x5d4. */
    private static final byte[] SRTCP = hex("81c8000d 4d617273 63e94885 dcdab67c a727d766 2f6b7e99 7ff5c0f7 6c06f32d"
            + "c676a5f1 730d6fda 4ce09b46 86303ded 0bb9275b c84aa458 96cf4d2f c5abf872 45d9eade 800005d4");

    private static final int SRTCP_INDEX = 0x5d4;

    /** RFC 3711 B.3: the master key and what it gives. */
    private static final byte[] MASTER_KEY = hex("E1F97A0D3E018BE0D64FA32C06DE4139");

    private static final byte[] MASTER_SALT = hex("0EC675AD498AFEEBB6960B3AABE6");
    private static final byte[] CIPHER_KEY = hex("C61E7A93744F39EE10734AFE3FF7A087");
    private static final byte[] CIPHER_SALT = hex("30CBBC08863D8C85D49DB34A9AE1");

    /** RFC 3711 B.3: HMAC-SHA1 wants the first 20 bytes of the 94 that are given. */
    private static final byte[] AUTH_KEY = hex("CEBE321F6FF7716B6FD4AB49AF256A15 6D38BAA4");

    /** The contexts below are to use the provider that sessions are pinned to. */
    @BeforeAll
    static void pinTheProvider() {
        SrtpSession.warmUp();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    /** A context whose session keys are given instead of derived. */
    private static final class Keyed extends SrtpCryptoContext {
        Keyed(boolean sender, int ssrc, SrtpProfile profile, byte[] key, byte[] salt) throws Exception {
            super(
                    sender,
                    ssrc,
                    0,
                    new byte[profile.keyLength],
                    new byte[profile.saltLength],
                    profile.policy(),
                    new Silence());
            cipher.init(key, salt);
            System.arraycopy(salt, 0, saltKey, 0, salt.length);
        }
    }

    /** The same for control packets. */
    private static final class KeyedControl extends SrtcpCryptoContext {
        KeyedControl(int ssrc) throws Exception {
            super(ssrc, new byte[16], new byte[12], SrtpProfile.AEAD_AES_128_GCM.policy(), new Silence());
            cipher.init(SESSION_KEY, SESSION_SALT);
            System.arraycopy(SESSION_SALT, 0, saltKey, 0, SESSION_SALT.length);
        }
    }

    private static PacketBytes view(byte[] bytes, int length) {
        PacketBytes view = new PacketBytes();
        view.wrap(Arrays.copyOf(bytes, bytes.length + 64), 0, length);
        return view;
    }

    private static byte[] bytes(PacketBytes view) {
        return Arrays.copyOf(view.getBuffer(), view.getLength());
    }

    /** The session keys of RFC 7714 §16, under whichever provider. */
    private static GcmStream gcm(Cipher cipher) {
        return new GcmStream(new GcmKeys(cipher, SESSION_KEY, SESSION_SALT), 0x5501a0b2);
    }

    private static Cipher pinned() {
        return Aes.createCipher("AES/GCM/NoPadding");
    }

    /** Where a machine has no OpenSSL, the JDK's provider takes its place. */
    private static Cipher ofTheJdk() throws Exception {
        return Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
    }

    @Test
    void theGcmVectorIsProtectedAndOpenedByteForByteByBothProviders() throws Exception {
        for (Cipher cipher : List.of(pinned(), ofTheJdk())) {
            byte[] sent = Arrays.copyOf(RTP, RTP.length + 16);
            assertThat(gcm(cipher).protect(sent, 0, RTP.length)).isEqualTo(SRTP.length);
            assertThat(sent).isEqualTo(SRTP);
            assertThat(gcm(cipher).unprotect(sent, 0, SRTP.length)).isEqualTo(RTP.length);
            assertThat(Arrays.copyOf(sent, RTP.length)).isEqualTo(RTP);
        }
    }

    @Test
    void aChangedByteOfTheGcmVectorIsForged() throws Exception {
        for (Cipher cipher : List.of(pinned(), ofTheJdk())) {
            for (int i = 1;
                    i < SRTP.length;
                    i++) { // not the version and the header's shape, which nobody can have meant
                // The stream is the one of this SSRC, whatever a changed header says.
                if (i >= 8 && i < 12) continue;
                byte[] changed = SRTP.clone();
                changed[i] ^= 1;
                assertThat(gcm(cipher).unprotect(changed, 0, changed.length))
                        .as("byte %d", i)
                        .isEqualTo(SrtpSession.FORGED);
            }
        }
    }

    @Test
    void theGcmControlVectorIsProtectedAndOpenedByteForByte() throws Exception {
        int ssrc = 0x4d617273;
        KeyedControl near = new KeyedControl(ssrc);
        PacketBytes sent = view(RTCP, RTCP.length);
        for (int index = 0; index <= SRTCP_INDEX; index++) {
            sent = view(RTCP, RTCP.length);
            near.transformPacket(sent); // the index counts what was sent from 0 on
        }
        assertThat(bytes(sent)).isEqualTo(SRTCP);
        PacketBytes come = view(SRTCP, SRTCP.length);
        assertThat(new KeyedControl(ssrc).reverseTransformPacket(come)).isEqualTo(SrtpErrorStatus.OK);
        assertThat(bytes(come)).isEqualTo(RTCP);
    }

    /** RFC 3711 B.2: SSRC, rollover counter and sequence number are 0, so that zeros become the key stream. */
    @Test
    void theKeyStreamOfCounterModeIsTheVectorsToItsLastBlock() throws Exception {
        int header = 12;
        int length = header + 65_282 * 16;
        byte[] zeros = new byte[length];
        zeros[0] = (byte) 0x80;
        PacketBytes sent = view(zeros, length);
        new Keyed(
                        true,
                        0,
                        SrtpProfile.AES_CM_128_HMAC_SHA1_80,
                        hex("2B7E151628AED2A6ABF7158809CF4F3C"),
                        hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD"))
                .transformPacket(sent);
        byte[] stream = Arrays.copyOfRange(sent.getBuffer(), header, length);
        assertThat(Arrays.copyOf(stream, 48))
                .isEqualTo(hex("E03EAD0935C95E80E166B16DD92B4EB4"
                        + "D23513162B02D0F72A43A2FE4A5F97AB"
                        + "41E95B3BB0A2E8DD477901E4FCA894C0"));
        assertThat(Arrays.copyOfRange(stream, 0xfeff * 16, 0xff02 * 16))
                .isEqualTo(hex("EC8CDF7398607CB0F2D21675EA9EA1E4"
                        + "362B7C3C6773516318A077D7FC5073AE"
                        + "6A2CC3787889374FBEB4C81B17BA6C44"));
    }

    /** RFC 3711 B.3, and the packet that follows from it by §4.1.1 and §4.2 with the JDK's own ciphers. */
    @Test
    void aSessionDerivesTheVectorsKeysFromTheVectorsMasterKey() throws Exception {
        byte[] material = new byte[SrtpProfile.AES_CM_128_HMAC_SHA1_80.materialLength()];
        System.arraycopy(MASTER_KEY, 0, material, 0, 16); // the client's key
        System.arraycopy(MASTER_SALT, 0, material, 32, 14); // and its salt
        byte[] packet = hex("800f1234 decafbad cafebabe abababab abababab abababab abababab");
        byte[] sent = Arrays.copyOf(packet, packet.length + 16);
        int length =
                new SrtpSession(SrtpProfile.AES_CM_128_HMAC_SHA1_80, material, false).protect(sent, 0, packet.length);
        assertThat(Arrays.copyOf(sent, length)).isEqualTo(protectedByTheJdk(packet));
    }

    private static byte[] protectedByTheJdk(byte[] packet) throws Exception {
        byte[] iv = Arrays.copyOf(CIPHER_SALT, 16);
        for (int i = 0; i < 4; i++) iv[4 + i] ^= packet[8 + i]; // SSRC · 2^64
        iv[12] ^= packet[2]; // index · 2^16, rollover counter 0
        iv[13] ^= packet[3];
        Cipher counter = Cipher.getInstance("AES/CTR/NoPadding");
        counter.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(CIPHER_KEY, "AES"), new IvParameterSpec(iv));
        byte[] expected = Arrays.copyOf(packet, packet.length + 10);
        counter.doFinal(packet, 12, packet.length - 12, expected, 12);
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(AUTH_KEY, "HmacSHA1"));
        mac.update(expected, 0, packet.length);
        byte[] tag = mac.doFinal(new byte[4]); // the rollover counter
        System.arraycopy(tag, 0, expected, packet.length, 10);
        return expected;
    }
}
