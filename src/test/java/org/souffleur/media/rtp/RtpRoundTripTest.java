package org.souffleur.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtpRoundTripTest {
    private final RtpPacket packet = new RtpPacket();

    @ParameterizedTest
    @CsvSource({"1,2,3", "0,2,3", "1,0,0", "0,0,0", "14,13,12", "20,2,3", "1,200,255"})
    void whatIsWrittenIsReadAgainWhateverExtensionIdsThePeerChose(int mid, int level, int time) {
        byte[] bytes = new byte[200];
        RtpWriter writer = new RtpWriter(mid, "audio0", level, time);
        int at = writer.header(bytes, 5, true, 111, 65535, -3, 0xCAFEBABE, 0x85, 1_500_000_000L);
        for (int i = 0; i < 40; i++) bytes[at + i] = (byte) i;
        assertThat(at - 5).isLessThanOrEqualTo(RtpWriter.MAX_HEADER);
        assertThat(packet.read(bytes, 5, at - 5 + 40)).isTrue();
        assertThat(packet.marker()).isTrue();
        assertThat(packet.payloadType()).isEqualTo(111);
        assertThat(packet.sequence()).isEqualTo(65535);
        assertThat(packet.timestamp()).isEqualTo(-3);
        assertThat(packet.ssrc()).isEqualTo(0xCAFEBABE);
        assertThat(packet.payloadFrom()).isEqualTo(at);
        assertThat(packet.payloadLength()).isEqualTo(40);
        assertThat(packet.mid(mid)).isEqualTo(mid == 0 ? null : "audio0");
        assertThat(packet.audioLevel(level)).isEqualTo(level == 0 ? -1 : 0x85);
        assertThat(packet.absSendTime(time)).isEqualTo(time == 0 ? -1 : 3 << 17); // 1.5 s in 6.18
    }

    @Test
    void aMidOfSeventeenBytesStillFits() {
        byte[] bytes = new byte[200];
        String mid = "m".repeat(17);
        int at = new RtpWriter(1, mid, 2, 0).header(bytes, 0, false, 0, 0, 0, 1, 3, 0);
        assertThat(packet.read(bytes, 0, at)).isTrue();
        assertThat(packet.mid(1)).isEqualTo(mid);
        assertThat(packet.audioLevel(2)).isEqualTo(3);
    }

    @Test
    void csrcsAndPaddingAreNotPayload() {
        byte[] bytes = new byte[12 + 8 + 5 + 4];
        bytes[0] = (byte) 0xA2; // padding, two CSRCs
        bytes[bytes.length - 1] = 4;
        assertThat(packet.read(bytes, 0, bytes.length)).isTrue();
        assertThat(packet.payloadFrom()).isEqualTo(20);
        assertThat(packet.payloadLength()).isEqualTo(5);
        bytes[bytes.length - 1] = 10;
        assertThat(packet.read(bytes, 0, bytes.length))
                .as("more padding than packet")
                .isFalse();
        bytes[bytes.length - 1] = 0;
        assertThat(packet.read(bytes, 0, bytes.length)).as("padding of nothing").isFalse();
    }

    @Test
    void anyBytesAtAllAreReadWithoutHarm() {
        Random random = new Random(3550);
        for (int i = 0; i < 300_000; i++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            if (bytes.length > 0) bytes[0] = (byte) (0x80 | bytes[0] & 0x3f);
            if (!packet.read(bytes, 0, bytes.length)) continue;
            for (int id = 0; id < 16; id++) {
                packet.mid(id);
                packet.audioLevel(id);
                packet.absSendTime(id);
                packet.transportSequence(id);
            }
            assertThat(packet.payloadLength()).isBetween(0, bytes.length);
            new Vp8Descriptor().read(bytes, packet.payloadFrom(), packet.payloadLength());
            H264Payload.keyFrameStart(bytes, packet.payloadFrom(), packet.payloadLength());
        }
    }

    @Test
    void vp8PicturesAreRenumberedInPlaceInBothWidths() {
        Vp8Descriptor vp8 = new Vp8Descriptor();
        byte[] wide = {(byte) 0x90, (byte) 0xC0, (byte) 0x92, 0x34, 0x11, 0x00};
        assertThat(vp8.read(wide, 0, wide.length)).isTrue();
        assertThat(vp8.keyFrameStart()).isTrue();
        assertThat(vp8.pictureId()).isEqualTo(0x1234);
        assertThat(vp8.tl0()).isEqualTo(0x11);
        byte[] copy = Arrays.copyOf(wide, wide.length);
        vp8.rewrite(copy, 0, 0x7fff, 0xff);
        assertThat(copy).containsExactly(0x90, 0xC0, 0xff, 0xff, 0xff, 0x00);
        byte[] narrow = {(byte) 0x80, (byte) 0x80, 0x55, 0x01};
        assertThat(vp8.read(narrow, 0, narrow.length)).isTrue();
        assertThat(vp8.keyFrameStart()).as("no start of a frame").isFalse();
        assertThat(vp8.pictureIdMask()).isEqualTo(0x7f);
        vp8.rewrite(narrow, 0, 0x81, 0);
        assertThat(narrow[2]).isEqualTo((byte) 0x01);
    }

    @Test
    void h264KeyFramesAreKnownInEveryPackaging() {
        assertThat(H264Payload.keyFrameStart(new byte[] {0x65, 0}, 0, 2))
                .as("IDR")
                .isTrue();
        assertThat(H264Payload.keyFrameStart(new byte[] {0x67, 0}, 0, 2))
                .as("SPS")
                .isTrue();
        assertThat(H264Payload.keyFrameStart(new byte[] {0x61, 0}, 0, 2))
                .as("slice")
                .isFalse();
        assertThat(H264Payload.keyFrameStart(new byte[] {0x7c, (byte) 0x85}, 0, 2))
                .as("FU-A start of IDR")
                .isTrue();
        assertThat(H264Payload.keyFrameStart(new byte[] {0x7c, 0x05}, 0, 2))
                .as("FU-A middle of IDR")
                .isFalse();
        byte[] aggregate = {0x78, 0, 2, 0x09, 0x10, 0, 2, 0x67, 0x42};
        assertThat(H264Payload.keyFrameStart(aggregate, 0, aggregate.length))
                .as("STAP-A with SPS")
                .isTrue();
        assertThat(H264Payload.keyFrameStart(aggregate, 0, 5))
                .as("STAP-A cut short")
                .isFalse();
    }
}
