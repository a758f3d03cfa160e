package org.souffleur.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtcpRoundTripTest {
    private final RtcpWriter writer = new RtcpWriter();
    private final List<String> read = new ArrayList<>();
    private final OnRtcp diary = new OnRtcp() {
        @Override
        public void senderReport(int ssrc, int ntpMiddle, int rtpTimestamp) {
            read.add("sr " + ssrc + " " + Integer.toHexString(ntpMiddle) + " " + rtpTimestamp);
        }

        @Override
        public void reportBlock(int about, int fraction, int lost, int jitter, int lsr, int dlsr) {
            read.add("block " + about + " " + fraction + " " + lost + " " + jitter + " " + lsr + " " + dlsr);
        }

        @Override
        public void nack(int mediaSsrc, int sequence) {
            read.add("nack " + mediaSsrc + " " + sequence);
        }

        @Override
        public void pictureWanted(int mediaSsrc) {
            read.add("pli " + mediaSsrc);
        }

        @Override
        public void receiverEstimate(long bitsPerSecond) {
            read.add("remb " + bitsPerSecond);
        }

        @Override
        public void bye(int ssrc) {
            read.add("bye " + ssrc);
        }
    };

    @Test
    void aWholeCompoundIsReadAsItWasWritten() {
        writer.senderReport(7, 0x11223344_55667788L, 99, 3, 4);
        writer.block(1, 128, -5, 70_000, 12, 0x01020304, 6);
        writer.block(2, 0, 9, 1, 0, 0, 0);
        writer.cname(7, "souffleur");
        writer.nack(7, 1, new long[] {65534, 65535, 65536, 65551, 65552}, 5);
        writer.pli(7, 2);
        writer.remb(7, 600_000, new int[] {1, 2}, 2);
        writer.bye(7);
        assertThat(RtcpReader.read(writer.bytes(), 0, writer.length(), diary)).isTrue();
        assertThat(read)
                .containsExactly(
                        "sr 7 33445566 99",
                        "block 1 128 -5 12 16909060 6",
                        "block 2 0 9 0 0 0",
                        "nack 1 65534",
                        "nack 1 65535",
                        "nack 1 0",
                        "nack 1 15",
                        "nack 1 16",
                        "pli 2",
                        "remb 600000",
                        "bye 7");
    }

    @Test
    void aReportHoldsAtMostThirtyOneBlocks() {
        writer.receiverReport(1);
        for (int i = 0; i < 40; i++) writer.block(i, 0, 0, 0, 0, 0, 0);
        assertThat(RtcpReader.read(writer.bytes(), 0, writer.length(), diary)).isTrue();
        assertThat(read).hasSize(31);
    }

    @Test
    void anyBytesAtAllAreReadWithoutHarm() {
        Random random = new Random(4585);
        for (int i = 0; i < 300_000; i++) {
            byte[] bytes = new byte[8 + 4 * random.nextInt(30)];
            random.nextBytes(bytes);
            bytes[0] = (byte) (0x80 | bytes[0] & 0x1f);
            bytes[1] = (byte) (200 + random.nextInt(8));
            bytes[2] = 0;
            bytes[3] = (byte) random.nextInt(bytes.length / 4);
            read.clear();
            RtcpReader.read(bytes, 0, bytes.length, diary);
            assertThat(read.size()).isLessThanOrEqualTo(600);
        }
    }
}
