package org.souffleur.osgate.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.souffleur.media.LocalPacket;

/** What can be told of true pictures (made by libvpx), and that nothing in them can do harm. */
class LookingTest {
    private static final long MS = 1_000_000L;

    private final List<Sight> seen = new ArrayList<>();
    private final List<Runnable> elsewhere = new ArrayList<>();
    private final Looking looking = new Looking(elsewhere::add, seen::add);
    private long now = 9_000 * MS;
    private int sequence = 65_530;

    private static byte[] picture(String name) {
        try (InputStream in = LookingTest.class.getResourceAsStream("/vp8/" + name + ".vp8")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Glance glance(String name) {
        return Glance.at(picture(name));
    }

    /** Sends a picture in packets of so many bytes, each behind the descriptor that browsers write. */
    private void send(byte[] picture, int bytesEach) {
        for (int at = 0; at < picture.length; at += bytesEach) {
            int size = Math.min(bytesEach, picture.length - at);
            byte[] payload = new byte[6 + size];
            payload[0] = (byte) (at == 0 ? 0x90 : 0x80);
            payload[1] = (byte) 0xE0;
            payload[2] = (byte) 0x81;
            System.arraycopy(picture, at, payload, 6, size);
            looking.received(now, packet(LocalPacket.Encoding.VP8, payload, at + size >= picture.length));
        }
    }

    private LocalPacket packet(LocalPacket.Encoding encoding, byte[] payload, boolean marker) {
        sequence = sequence + 1 & 0xffff;
        return new Told(encoding, sequence, marker, payload);
    }

    private record Told(Encoding encoding, int sequence, boolean marker, byte[] bytes) implements LocalPacket {
        @Override
        public String slot() {
            return "camera1";
        }

        @Override
        public int timestamp() {
            return 0;
        }

        @Override
        public int level() {
            return -1;
        }

        @Override
        public int from() {
            return 0;
        }

        @Override
        public int length() {
            return bytes.length;
        }
    }

    private void open() {
        List<Runnable> work = List.copyOf(elsewhere);
        elsewhere.clear();
        work.forEach(Runnable::run);
    }

    @Test
    void brightIsToldFromDarkAndMovingFromStill() {
        assertThat(glance("bright").isBright()).isTrue();
        assertThat(glance("dark").isBright()).isFalse();
        assertThat(glance("bright").movedSince(glance("bright"))).isFalse();
        assertThat(glance("bright-moved").movedSince(glance("bright"))).isTrue();
    }

    @Test
    void packetsBecomePicturesAndPicturesAreOpenedElsewhere() {
        send(picture("bright"), 20);
        assertThat(seen).as("not on the thread that brings packets").isEmpty();
        open();
        now += 3_000 * MS;
        send(picture("bright-moved"), 1_000);
        open();
        now += 3_000 * MS;
        send(picture("dark"), 1_000);
        open();
        assertThat(seen).startsWith(Sight.BRIGHT_STILL, Sight.BRIGHT_MOVING);
        assertThat(seen.get(2)).isIn(Sight.DARK_STILL, Sight.DARK_MOVING);
    }

    @Test
    void itLooksNowAndThenAndNotAtEveryPicture() {
        for (int i = 0; i < 30; i++) {
            send(picture("bright"), 1_000);
            open();
            now += 100 * MS;
        }
        assertThat(seen).hasSize(2);
    }

    @Test
    void oneAtATimeIsOpened() {
        send(picture("bright"), 1_000);
        now += 3_000 * MS;
        send(picture("bright"), 1_000);
        assertThat(elsewhere).hasSize(1);
    }

    @Test
    void aPictureWithAGapIsLetGo() {
        byte[] whole = picture("bright-moved");
        byte[] head = new byte[6 + 50];
        head[0] = (byte) 0x90;
        head[1] = (byte) 0xE0;
        head[2] = (byte) 0x81;
        System.arraycopy(whole, 0, head, 6, 50);
        looking.received(now, packet(LocalPacket.Encoding.VP8, head, false));
        sequence += 1;
        byte[] tail = new byte[6 + 75];
        tail[0] = (byte) 0x80;
        tail[1] = (byte) 0xE0;
        tail[2] = (byte) 0x81;
        looking.received(now, packet(LocalPacket.Encoding.VP8, tail, true));
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void ofAnotherCodecItSaysThatItCannotTell() {
        looking.received(now, packet(LocalPacket.Encoding.H264, new byte[] {0x65, 1, 2, 3}, true));
        assertThat(seen).containsExactly(Sight.CANNOT_TELL);
        looking.received(now + 20 * MS, packet(LocalPacket.Encoding.H264, new byte[] {0x65, 1, 2, 3}, true));
        assertThat(seen).hasSize(1);
    }

    @Test
    void aWholePictureIsWantedOnlyFromACameraThatIsOpenAndOnlyNowAndThen() {
        assertThat(looking.wants(now)).isNull();
        looking.received(now, packet(LocalPacket.Encoding.VP8, new byte[] {(byte) 0x90, 0, 1}, true));
        assertThat(looking.wants(now)).isEqualTo("camera1");
        assertThat(looking.wants(now + 100 * MS)).isNull();
        assertThat(looking.wants(now + 2_100 * MS)).as("it has closed since").isNull();
        send(picture("bright"), 1_000);
        assertThat(looking.wants(now + 100 * MS)).as("it was just looked at").isNull();
    }

    @Test
    void hostileBytesAreNoPictureAndNoHarm() {
        Random random = new Random(11);
        byte[] whole = picture("bright-moved");
        for (int i = 0; i < 2_000; i++) {
            byte[] hostile = whole.clone();
            for (int k = 0; k < 8; k++) hostile[random.nextInt(hostile.length)] = (byte) random.nextInt();
            send(i % 2 == 0 ? hostile : Arrays.copyOf(hostile, random.nextInt(hostile.length)), 1 + random.nextInt(60));
            Glance.at(Arrays.copyOf(hostile, 3 + random.nextInt(whole.length - 3)));
            open();
            now += 3_000 * MS;
        }
        byte[] vast = whole.clone();
        vast[6] = (byte) 0xff;
        vast[7] = 0x3f;
        assertThat(Glance.at(vast)).as("sixteen thousand pixels wide").isNull();
        KeyFrames frames = new KeyFrames();
        for (int i = 0; i < 400; i++) {
            byte[] payload = new byte[1_000];
            payload[0] = (byte) (i == 0 ? 0x10 : 0x00);
            assertThat(frames.take(new Told(LocalPacket.Encoding.VP8, i, i == 399, payload)))
                    .as("beyond its bound a frame is let go")
                    .isNull();
        }
    }
}
