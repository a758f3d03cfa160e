package org.souffleur.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
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
}
