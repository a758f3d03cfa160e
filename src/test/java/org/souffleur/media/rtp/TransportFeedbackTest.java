package org.souffleur.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.souffleur.media.peer.ToldArrivals;

/** What browsers read as transport-wide feedback, written by us and read by somebody who knows only the draft. */
class TransportFeedbackTest {
    private static final long MS = 1_000_000L;

    private final RtcpWriter writer = new RtcpWriter();
    private final TreeMap<Long, Long> came = new TreeMap<>();

    private int write(long base, int count, int number) {
        writer.clear();
        return writer.transport(
                0xFA17FA17,
                0x43032FA0,
                base,
                count,
                number,
                sequence -> came.getOrDefault(sequence, TransportFeedback.Arrivals.NEVER));
    }

    private byte[] written() {
        return Arrays.copyOf(writer.bytes(), writer.length());
    }

    @Test
    void onePacketIsWrittenAsTheDraftDrawsIt() {
        came.put(153L, 4_057_090L * 64 * MS + 37 * MS);
        assertThat(write(153, 1, 23)).isEqualTo(1);
        assertThat(written())
                .isEqualTo(HexFormat.of()
                        .parseHex(
                                "afcd0005" // padded, format 15, transport feedback, six words
                                        + "fa17fa17" // from
                                        + "43032fa0" // media
                                        + "00990001" // base 153, one packet
                                        + "3de80217" // 4 057 090 times 64 ms, the 23rd feedback
                                        + "2001" // a run of one small
                                        + "94" // 148 times 250 µs
                                        + "01")); // one byte of padding
    }

    @Test
    void lostEarlyLateAndAcrossTheWrap() {
        long at = 77 * MS;
        came.put(65534L, at);
        came.put(65535L, at + 200 * MS); // too long for one byte
        came.put(65537L, at + 199 * MS); // overtaken
        came.put(65538L, at + 200 * MS);
        assertThat(write(65533, 6, 256)).isEqualTo(6);
        ToldArrivals told = ToldArrivals.read(written(), 0);
        assertThat(told.number()).isZero();
        assertThat(told.arrivalTicks())
                .containsExactly(
                        Map.entry(65534, at / 250_000),
                        Map.entry(65535, (at + 200 * MS) / 250_000),
                        Map.entry(1, (at + 199 * MS) / 250_000),
                        Map.entry(2, (at + 200 * MS) / 250_000));
        assertThat(told.missing()).containsExactly(65533, 0);
    }

    @Test
    void aTimeThatIsTooFarAwayBeginsAnother() {
        came.put(5L, MS);
        came.put(6L, 9_000 * MS);
        assertThat(write(5, 2, 0)).isEqualTo(1);
        assertThat(write(6, 1, 1)).isEqualTo(1);
    }

    @Test
    void theMostAtOnceStillFitsACompound() {
        for (long i = 0; i < TransportFeedback.MOST; i++) came.put(100 + i, i % 2 * 100 * MS);
        writer.clear();
        writer.receiverReport(1);
        writer.cname(1, "a name of some length");
        assertThat(writer.transport(1, 2, 100, 5_000, 0, came::get)).isEqualTo(TransportFeedback.MOST);
        assertThat(writer.length()).isLessThanOrEqualTo(RtcpWriter.CAPACITY);
        assertThat(writer.transport(1, 2, 100, 400, 0, came::get))
                .as("not twice")
                .isZero();
    }

    @Test
    void whateverComesIsToldAsItCame() {
        Random random = new Random(8888);
        for (int round = 0; round < 5_000; round++) {
            came.clear();
            long base = random.nextInt(1 << 20);
            int count = 1 + random.nextInt(TransportFeedback.MOST);
            double loss = random.nextDouble();
            long at = random.nextInt(1 << 28) * MS; // within the 24 bits of 64 ms that a reference time has
            for (int i = 0; i < count; i++) {
                if (i > 0 && random.nextDouble() < loss) continue;
                at += (random.nextInt(10) == 0 ? random.nextInt(400) - 100 : random.nextInt(30)) * MS;
                came.put(base + i, at);
            }
            assertThat(write(base, count, round)).isEqualTo(count);
            assertThat(RtcpReader.read(writer.bytes(), 0, writer.length(), new OnRtcp() {}))
                    .isTrue();
            ToldArrivals told = ToldArrivals.read(written(), 0);
            assertThat(told.arrivalTicks()).hasSize(came.size());
            assertThat(told.missing()).hasSize(count - came.size());
            came.forEach((sequence, arrived) ->
                    assertThat(told.arrivalTicks()).containsEntry((int) (sequence & 0xffff), arrived / 250_000));
        }
    }
}
