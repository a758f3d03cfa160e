package org.souffleur.media.room;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.souffleur.media.LegId;
import org.souffleur.media.LocalPacket;
import org.souffleur.media.OnLocalLeg;
import org.souffleur.media.OnRoom;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.ice.IceCredentials;
import org.souffleur.media.ice.Path;
import org.souffleur.media.peer.PeerLine;
import org.souffleur.media.peer.RoomPeer;
import org.souffleur.media.rtp.OnRtcp;
import org.souffleur.media.rtp.RtcpReader;
import org.souffleur.media.rtp.RtcpWriter;
import org.souffleur.media.rtp.RtpPacket;
import org.souffleur.media.srtp.SrtpSession;

/** A room with its peers in one thread, on a clock that the test moves, over a network that loses by a seed. */
final class VirtualEvening {
    static final long MS = 1_000_000L;

    final long seed;
    final Random random;
    final List<String> news = new ArrayList<>();
    final OutQueue out = new OutQueue();
    final Room room;
    final Map<InetSocketAddress, Peer> peers = new LinkedHashMap<>();
    long now = 5_000_000_000L;

    /** What was sent to where no peer is. */
    final List<byte[]> astray = new ArrayList<>();

    /** Of the datagrams to and from the room, this share is lost. */
    double loss;

    VirtualEvening(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        room = new Room(
                new Diary(),
                new RoomSettings(5_000, 30_000, 60_000, 600_000),
                out,
                null,
                random::nextInt,
                1_700_000_000L * 1000 * MS);
    }

    void lease(int seconds) {
        room.lease(now, now + seconds * 1000L * MS);
    }

    /** Moves the clock, ticking the room whenever it wants to be. */
    void pass(long ms) {
        long until = now + ms * MS;
        while (true) {
            long next = Math.max(now, room.nextTick());
            if (next > until) break;
            now = next;
            room.tick(now);
            deliver();
            if (room.nextTick() <= now) now += MS;
        }
        now = until;
    }

    private void deliver() {
        OutQueue.Outgoing next;
        while ((next = out.poll()) != null) {
            if (random.nextDouble() < loss) continue;
            Peer to = peers.get(next.path().remote());
            if (to != null) to.take(Arrays.copyOf(next.bytes(), next.length() + 64), next.length());
            else astray.add(Arrays.copyOf(next.bytes(), next.length()));
        }
    }

    Peer join(SeatId seat, SeatPlan plan, PeerLine... lines) {
        return new Peer(seat, plan, List.of(lines));
    }

    /** A leg of this process, which speaks and hears without a network. */
    Local here(SeatId seat, SeatPlan plan) {
        return new Local(seat, plan);
    }

    final class Local implements OnLocalLeg {
        final Leg leg;
        final List<Told> heard = new ArrayList<>();
        private final LocalVoice voice;
        private int timestamp = random.nextInt();

        Local(SeatId seat, SeatPlan plan) {
            leg = room.joinHere(now, new LegId("here" + random.nextInt(1 << 30)), seat, plan, this);
            voice = new LocalVoice(leg);
            deliver();
        }

        boolean say(String slot, byte[] opus, int level) {
            timestamp += 960;
            boolean said = voice.say(slot, opus, 0, opus.length, timestamp, false, level);
            arrive();
            return said;
        }

        /** Says it, but the media thread has not come by yet. */
        boolean think(String slot, byte[] opus) {
            timestamp += 960;
            return voice.say(slot, opus, 0, opus.length, timestamp, false, -1);
        }

        void arrive() {
            int length;
            while ((length = voice.take()) > 0) room.receiveHere(now, leg, voice.taken(), length);
            deliver();
        }

        void alive() {
            room.aliveHere(now, leg);
        }

        void wantPicture(String slot) {
            room.wantPicture(now, leg, slot);
            deliver();
        }

        @Override
        public void received(LocalPacket packet) {
            heard.add(new Told(
                    packet.slot(),
                    packet.encoding(),
                    packet.sequence(),
                    packet.timestamp(),
                    packet.marker(),
                    packet.level(),
                    Arrays.copyOfRange(packet.bytes(), packet.from(), packet.from() + packet.length())));
        }
    }

    record Told(
            String slot,
            LocalPacket.Encoding encoding,
            int sequence,
            int timestamp,
            boolean marker,
            int level,
            byte[] payload) {}

    final class Peer implements OnRtcp {
        final Leg leg;
        final InetSocketAddress address = new InetSocketAddress("10.0.0.1", 2000 + peers.size());
        final Map<String, List<Heard>> heard = new HashMap<>();
        final List<String> asked = new ArrayList<>();
        final List<String> reports = new ArrayList<>();
        private final RoomPeer far;

        Peer(SeatId seat, SeatPlan plan, List<PeerLine> lines) {
            IceCredentials credentials =
                    new IceCredentials("ufrag" + peers.size(), "a-password-of-the-leg-" + peers.size());
            far = new RoomPeer(plan, lines, credentials, random);
            for (String slot : far.downs.values()) heard.put(slot, new ArrayList<>());
            peers.put(address, this);
            leg = room.join(now, new LegId("leg" + peers.size()), seat, far.agreement, far.ice());
            check();
            room.secured(now, leg, far.roomsSide());
            deliver();
        }

        /** A check that arrives; its bytes, as an eavesdropper has them. */
        byte[] check() {
            byte[] check = far.check(true);
            room.receiveStun(now, leg, new Path(0, address), check, 0, check.length);
            deliver();
            return check;
        }

        void send(String slot, byte[] payload) {
            arrive(prepare(slot, payload));
        }

        /** Gives the packets to the network later, in whatever order. */
        byte[] prepare(String slot, byte[] payload) {
            return far.rtp(now, slot, payload);
        }

        void arrive(byte[] packet) {
            byte[] bytes = far.protect(packet);
            if (random.nextDouble() >= loss) room.receive(now, leg, 0, address, bytes, 0, bytes.length);
            deliver();
        }

        /** A packet that comes to the room under this leg, from wherever. */
        void comes(InetSocketAddress from, byte[] packet) {
            byte[] bytes = Arrays.copyOf(packet, packet.length + 64);
            room.receive(now, leg, 0, from, bytes, 0, packet.length);
            deliver();
        }

        /** What this peer answers to a check of the room's. */
        byte[] answer(byte[] check) {
            return far.answer(check);
        }

        /** A STUN message from wherever. */
        void says(InetSocketAddress from, byte[] message) {
            room.receiveStun(now, leg, new Path(0, from), message, 0, message.length);
            deliver();
        }

        byte[] protect(byte[] packet) {
            return far.protect(packet);
        }

        byte[] protect(RtcpWriter writer) {
            return far.protect(writer);
        }

        /** Anything at all, protected as a report. */
        byte[] protectControl(byte[] bytes) {
            return far.protectControl(bytes);
        }

        void control(RtcpWriter writer) {
            byte[] bytes = far.protect(writer);
            room.receive(now, leg, 0, address, bytes, 0, bytes.length);
            deliver();
        }

        void nack(String slot, int sequence) {
            RtcpWriter writer = new RtcpWriter();
            writer.receiverReport(9);
            writer.nack(9, ssrc(slot), new long[] {sequence}, 1);
            control(writer);
        }

        void pli(String slot) {
            RtcpWriter writer = new RtcpWriter();
            writer.receiverReport(9);
            writer.pli(9, ssrc(slot));
            control(writer);
        }

        /** Tells of loss in a slot, in 1/256 since the last report. */
        void loses(String slot, int fraction256) {
            RtcpWriter writer = new RtcpWriter();
            writer.receiverReport(9);
            writer.block(ssrc(slot), fraction256, 0, 0, 0, 0, 0);
            control(writer);
        }

        void estimate(long bits) {
            RtcpWriter writer = new RtcpWriter();
            writer.receiverReport(9);
            writer.remb(9, bits, new int[] {1}, 1);
            control(writer);
        }

        int ssrc(String slot) {
            return far.ssrc(slot);
        }

        private void take(byte[] bytes, int length) {
            if ((bytes[0] & 0xff) < 4) return;
            if (RtpPacket.isRtcp(bytes, 0, length)) {
                int plain = far.openControl(bytes, length);
                if (plain < 0 || !RtcpReader.read(bytes, 0, plain, this)) throw new AssertionError("bad RTCP");
                return;
            }
            int plain = far.open(bytes, length);
            if (plain == SrtpSession.REPLAYED) {
                asked.add("came twice");
                return;
            }
            RtpPacket packet = new RtpPacket();
            if (plain < 0 || !packet.read(bytes, 0, plain)) throw new AssertionError("bad RTP " + plain);
            heard.get(far.downs.get(packet.ssrc()))
                    .add(new Heard(
                            now,
                            packet.sequence(),
                            packet.timestamp(),
                            packet.marker(),
                            Arrays.copyOfRange(
                                    bytes, packet.payloadFrom(), packet.payloadFrom() + packet.payloadLength())));
        }

        List<Heard> heard(String slot) {
            return heard.get(slot);
        }

        @Override
        public void senderReport(int ssrc, int ntpMiddle, int rtpTimestamp) {
            reports.add("sr " + far.downs.get(ssrc));
        }

        @Override
        public void reportBlock(int about, int fraction, int lost, int jitter, int lsr, int dlsr) {
            reports.add("block " + far.up(about) + " lost " + lost);
            reports.add("block " + far.up(about) + " fraction " + fraction);
        }

        @Override
        public void nack(int mediaSsrc, int sequence) {
            asked.add("nack " + far.up(mediaSsrc) + " " + sequence);
        }

        @Override
        public void pictureWanted(int mediaSsrc) {
            asked.add("picture " + far.up(mediaSsrc));
        }

        @Override
        public void receiverEstimate(long bitsPerSecond) {
            reports.add("bound " + bitsPerSecond);
        }

        long asked(String what) {
            return asked.stream().filter(what::equals).count();
        }
    }

    record Heard(long at, int sequence, int timestamp, boolean marker, byte[] payload) {}

    private final class Diary implements OnRoom {
        @Override
        public void legConnected(SeatId seat, LegId leg, boolean again) {
            news.add(seat.value() + (again ? " is back" : " is here"));
        }

        @Override
        public void legLost(SeatId seat, LegId leg) {
            news.add(seat.value() + " is lost");
        }

        @Override
        public void legSilent(SeatId seat, LegId leg, long heardAtNanos) {
            news.add(seat.value() + " is silent");
        }

        @Override
        public void legHeard(SeatId seat, LegId leg) {
            news.add(seat.value() + " is heard");
        }

        @Override
        public void legClosed(SeatId seat, LegId leg) {
            news.add(seat.value() + " is gone");
        }

        @Override
        public void slotStarted(SeatId seat, String upSlot) {
            news.add(seat.value() + " starts " + upSlot);
        }

        @Override
        public void leaseLapsed() {
            news.add("lease lapsed");
        }
    }
}
