package org.souffleur.media.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.souffleur.media.LegId;
import org.souffleur.media.NoNews;
import org.souffleur.media.SeatId;
import org.souffleur.media.Slot;
import org.souffleur.media.ice.IceCredentials;
import org.souffleur.media.ice.IceLite;
import org.souffleur.media.ice.Path;
import org.souffleur.media.ice.StunMessage;
import org.souffleur.media.ice.StunWriter;
import org.souffleur.media.peer.ToldArrivals;
import org.souffleur.media.sdp.Agreement;
import org.souffleur.media.sdp.Codec;
import org.souffleur.media.srtp.SrtpProfile;
import org.souffleur.media.srtp.SrtpSession;

/** A browser learns from us when its packets came, and paces itself by that: on a virtual clock, with real keys. */
class TransportFeedbackInARoomTest {
    private static final long MS = 1_000_000L;
    private static final int EXTENSION = 5;
    private static final int OPUS = 111;
    private static final InetSocketAddress ADDRESS = new InetSocketAddress("10.0.0.1", 2000);
    private static final IceCredentials OURS = new IceCredentials("ours", "a-password-of-the-leg");

    private final Random random = new Random(1);
    private final OutQueue out = new OutQueue();
    private final Room room =
            new Room(new NoNews(), new RoomSettings(5_000, 30_000, 60_000, 600_000), out, null, random::nextInt, 0);
    private final SrtpSession far;
    private final Leg leg;
    private final List<ToldArrivals> told = new ArrayList<>();
    private long now = 3_000 * MS;
    private int sequence = 500;

    TransportFeedbackInARoomTest() {
        Agreement.Line line = new Agreement.Line(
                "0",
                Slot.Kind.AUDIO,
                "mic",
                null,
                java.util.Map.of(Codec.OPUS, OPUS),
                0,
                0,
                0,
                EXTENSION,
                0,
                List.of(),
                new Agreement.Feedback(false, false, false, true));
        Agreement agreement = new Agreement("theirs", "", null, List.of(line), "tag", "");
        leg = room.join(now, new LegId("leg"), new SeatId("s1"), agreement, new IceLite(OURS, "theirs", null));
        byte[] check = new StunWriter(StunMessage.BINDING_REQUEST, new byte[12])
                .username("ours:theirs")
                .controlling(1)
                .useCandidate()
                .finish(OURS.pwd());
        room.receiveStun(now, leg, new Path(0, ADDRESS), check, 0, check.length);
        byte[] material = new byte[SrtpProfile.AEAD_AES_128_GCM.materialLength()];
        random.nextBytes(material);
        far = new SrtpSession(SrtpProfile.AEAD_AES_128_GCM, material.clone(), false);
        room.secured(now, leg, new SrtpSession(SrtpProfile.AEAD_AES_128_GCM, material, true));
        pass(1);
    }

    /** One packet of speech under this transport-wide number. */
    private void send(int number) {
        byte[] rtp = new byte[20 + 40 + 64];
        rtp[0] = (byte) 0x90;
        rtp[1] = OPUS;
        rtp[2] = (byte) (++sequence >> 8);
        rtp[3] = (byte) sequence;
        rtp[11] = 7;
        rtp[12] = (byte) 0xBE;
        rtp[13] = (byte) 0xDE;
        rtp[15] = 1;
        rtp[16] = EXTENSION << 4 | 1;
        rtp[17] = (byte) (number >> 8);
        rtp[18] = (byte) number;
        room.receive(now, leg, 0, ADDRESS, rtp, 0, far.protect(rtp, 0, 60));
    }

    private void pass(int ms) {
        for (int i = 0; i < ms; i++, now += MS) {
            if (now < room.nextTick()) continue;
            room.tick(now);
            hear();
        }
    }

    private void hear() {
        OutQueue.Outgoing next;
        while ((next = out.poll()) != null) {
            if ((next.bytes()[0] & 0xff) < 4) continue;
            byte[] bytes = Arrays.copyOf(next.bytes(), next.length() + 64);
            int length = far.unprotectRtcp(bytes, 0, next.length());
            assertThat(length).isPositive();
            for (int at = 0; at < length; at += 4 + 4 * ((bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff)) {
                if ((bytes[at + 1] & 0xff) == 205) told.add(ToldArrivals.read(bytes, at));
            }
        }
    }

    @Test
    void whatCameAndWhatIsMissingIsToldTenTimesASecond() {
        for (int i = 0; i < 50; i++) {
            if (i != 20) send(65_530 + i & 0xffff);
            pass(20);
        }
        pass(100);
        assertThat(told).hasSizeBetween(9, 11);
        assertThat(told).extracting(ToldArrivals::number).startsWith(0, 1, 2);
        assertThat(told.stream().flatMap(one -> one.arrivalTicks().keySet().stream()))
                .hasSize(49)
                .doesNotHaveDuplicates();
        assertThat(told.stream().flatMap(one -> one.missing().stream())).containsExactly(65_550 & 0xffff);
        List<Long> ticks = told.stream()
                .flatMap(one -> one.arrivalTicks().values().stream())
                .toList();
        for (int i = 1; i < ticks.size(); i++) {
            assertThat((ticks.get(i) - ticks.get(i - 1)) % 80).as("20 ms apart").isZero();
        }
        told.clear();
        pass(1_000);
        assertThat(told).as("nothing came, nothing is told").isEmpty();
    }

    @Test
    void onePacketThatComesLateIsToldAfterAll() {
        send(10);
        send(12);
        pass(150);
        assertThat(told)
                .singleElement()
                .satisfies(first -> assertThat(first.missing()).containsExactly(11));
        send(11);
        pass(150);
        assertThat(told.get(1).arrivalTicks()).containsKeys(11, 12);
    }

    @Test
    void aTunnelIsALossAndALongOneANewBeginning() {
        send(10);
        pass(150);
        send(300);
        pass(150);
        assertThat(told.get(1).missing()).hasSize(200);
        send(20_000);
        send(19_999);
        pass(150);
        assertThat(told.get(2).missing()).isEmpty();
        assertThat(told.get(2).arrivalTicks()).containsOnlyKeys(19_999, 20_000);
        assertThat(told).hasSize(3);
    }
}
