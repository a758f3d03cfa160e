package org.souffleur.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.souffleur.media.rtp.RtcpWriter;
import org.souffleur.media.rtp.RtpWriter;

class SrtpSessionTest {
    private static SrtpSession session(SrtpProfile profile, boolean server) {
        byte[] material = new byte[profile.materialLength()];
        new Random(5764).nextBytes(material);
        return new SrtpSession(profile, material, server);
    }

    private static byte[] packet(int sequence) {
        byte[] bytes = new byte[200];
        int at = new RtpWriter(1, "0", 0, 0).header(bytes, 0, false, 111, sequence, 960, 77, -1, 0);
        Arrays.fill(bytes, at, 120, (byte) 5);
        return bytes;
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void whatOneSideProtectsTheOtherReadsOnceAndOnlyUnchanged(SrtpProfile profile) {
        SrtpSession near = session(profile, true);
        SrtpSession far = session(profile, false);
        byte[] sent = packet(1);
        int length = near.protect(sent, 0, 120);
        assertThat(length).isBetween(121, 120 + SrtpSession.MAX_TRAILER);
        byte[] changed = sent.clone();
        changed[50] ^= 1;
        assertThat(far.unprotect(changed, 0, length)).isEqualTo(SrtpSession.FORGED);
        byte[] again = sent.clone();
        assertThat(far.unprotect(sent, 0, length)).isEqualTo(120);
        assertThat(Arrays.copyOf(sent, 120)).isEqualTo(Arrays.copyOf(packet(1), 120));
        assertThat(far.unprotect(again, 0, length)).isEqualTo(SrtpSession.REPLAYED);
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void sequenceNumbersMayWrapAndArriveOutOfOrder(SrtpProfile profile) {
        SrtpSession near = session(profile, true);
        SrtpSession far = session(profile, false);
        int[] order = {65533, 65534, 1, 65535, 0, 3, 2};
        byte[][] sent = new byte[65536][];
        int length = 0;
        for (int sequence : new int[] {65533, 65534, 65535, 0, 1, 2, 3}) {
            sent[sequence] = packet(sequence);
            length = near.protect(sent[sequence], 0, 120);
        }
        for (int sequence : order)
            assertThat(far.unprotect(sent[sequence], 0, length)).isEqualTo(120);
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void controlPacketsAreProtectedToo(SrtpProfile profile) {
        SrtpSession near = session(profile, true);
        SrtpSession far = session(profile, false);
        RtcpWriter writer = new RtcpWriter();
        writer.receiverReport(5);
        writer.cname(5, "souffleur");
        byte[] sent = Arrays.copyOf(writer.bytes(), writer.length() + 64);
        int length = near.protectRtcp(sent, 0, writer.length());
        byte[] changed = sent.clone();
        changed[9] ^= 1;
        assertThat(far.unprotectRtcp(changed, 0, length)).isEqualTo(SrtpSession.FORGED);
        assertThat(far.unprotectRtcp(sent, 0, length)).isEqualTo(writer.length());
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void anyBytesAtAllAreRefusedWithoutHarmAndWithoutBeingRemembered(SrtpProfile profile) {
        SrtpSession far = session(profile, false);
        Random random = new Random(3711);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[1500];
            random.nextBytes(bytes);
            bytes[0] = (byte) (0x80 | bytes[0] & 0x3f);
            int length = random.nextInt(200);
            assertThat(far.unprotect(bytes, 0, length)).isNegative();
            assertThat(far.unprotectRtcp(bytes, 0, length)).isNegative();
        }
        SrtpSession near = session(profile, true);
        int attempts = 0;
        int heard = -1;
        while (heard < 0 && attempts < 32) {
            byte[] sent = packet(++attempts);
            heard = far.unprotect(sent, 0, near.protect(sent, 0, 120));
        }
        assertThat(heard)
                .as("a true peer is heard within 32 packets, however many were forged")
                .isEqualTo(120);
    }

    /** jitsi-srtp has its own way through RFC 3711 and RFC 7714: whatever one of the two protects, the other opens. */
    @Test
    void jitsisContextsReadWhatWeProtectAndWeReadTheirs() throws Exception {
        SrtpProfile profile = SrtpProfile.AEAD_AES_128_GCM;
        byte[] key = new byte[16];
        byte[] salt = new byte[12];
        Random random = new Random(7714);
        random.nextBytes(key);
        random.nextBytes(salt);
        byte[] material = new byte[profile.materialLength()];
        System.arraycopy(key, 0, material, 0, 16); // the client's
        System.arraycopy(salt, 0, material, 32, 12);
        SrtpSession near = new SrtpSession(profile, material.clone(), false);
        SrtpSession far = new SrtpSession(profile, material.clone(), true);
        SrtpCryptoContext jitsisFar = new SrtpCryptoContext(false, 77, 0, key, salt, profile.policy(), new Silence());
        SrtpCryptoContext jitsisNear = new SrtpCryptoContext(true, 77, 0, key, salt, profile.policy(), new Silence());
        PacketBytes view = new PacketBytes();
        for (int i = 0; i < 70_000; i++) { // over a wrap of the sequence number
            byte[] plain = packet(65_000 + i & 0xffff);
            byte[] ours = plain.clone();
            int length = near.protect(ours, 0, 120);
            byte[] theirs = plain.clone();
            view.wrap(theirs, 0, 120);
            assertThat(jitsisNear.transformPacket(view)).isEqualTo(SrtpErrorStatus.OK);
            assertThat(view.getLength()).isEqualTo(length);
            assertThat(ours).isEqualTo(theirs);
            view.wrap(ours, 0, length);
            assertThat(jitsisFar.reverseTransformPacket(view, false)).isEqualTo(SrtpErrorStatus.OK);
            assertThat(far.unprotect(theirs, 0, length)).isEqualTo(120);
            assertThat(Arrays.equals(theirs, 0, 120, plain, 0, 120)).isTrue();
        }
    }

    @Test
    void noNumberIsProtectedTwice() {
        SrtpSession near = session(SrtpProfile.AEAD_AES_128_GCM, true);
        assertThat(near.protect(packet(7), 0, 120)).isPositive();
        assertThat(near.protect(packet(7), 0, 119)).isEqualTo(SrtpSession.REPLAYED);
        assertThat(near.protect(packet(6), 0, 120)).isPositive();
        assertThat(near.protect(packet(7 + UsedNumbers.WINDOW), 0, 120)).isPositive();
        assertThat(near.protect(packet(7), 0, 120)).isEqualTo(SrtpSession.REPLAYED);
        assertThat(near.protect(packet(5), 0, 120))
                .as("older than what is remembered")
                .isEqualTo(SrtpSession.REPLAYED);
    }
}
