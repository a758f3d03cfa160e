package org.souffleur.media.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.souffleur.media.Slot;
import org.souffleur.media.ice.StunMessage;
import org.souffleur.media.rtp.OnRtcp;
import org.souffleur.media.rtp.RtcpReader;
import org.souffleur.media.rtp.RtcpWriter;
import org.souffleur.media.rtp.RtpPacket;
import org.souffleur.media.rtp.RtpWriter;
import org.souffleur.media.srtp.SrtpProfile;
import org.souffleur.media.srtp.SrtpSession;

/**
 * A WebRTC peer on a socket of its own: {@link #offer}, {@link #accept} the answer, await {@link #connected}, then
 * {@link #send} and look at what {@link #arrivals} came, with the time at which the socket gave each.
 *
 * <p>It checks as the controlling agent every 200 ms, so that a relay sees it alive until {@link #fallSilent}.
 */
public final class NativePeer implements AutoCloseable {
    private static final int MAX_ARRIVALS = 200_000; // an hour of one voice: more is a leak in a test
    private static final long CHECK_NANOS = 200_000_000L;

    /** A first byte that RFC 7983 §7 leaves to nobody, then the mark's name. */
    private static final byte MARK = 5;

    private static final int MARK_LENGTH = 1 + Long.BYTES;

    private final List<PeerLine> lines;
    private final SrtpProfile profile;
    private final InetAddress local;
    private final PeerIdentity identity = PeerIdentity.make();
    private volatile String ufrag = hex(4);
    private volatile String pwd = hex(16);
    private final Random random = new SecureRandom();
    private final long tieBreaker = random.nextLong();
    private final BlockingQueue<byte[]> dtls = new ArrayBlockingQueue<>(64);
    private final CompletableFuture<Void> connected = new CompletableFuture<>();
    private final CompletableFuture<Void> closedByRelay = new CompletableFuture<>();
    private final Map<String, Sending> sending = new HashMap<>();
    private final Map<Integer, String> slotBySsrc = new HashMap<>();
    private final Map<String, List<Arrival>> arrivals = new HashMap<>();
    private final Map<Long, CompletableFuture<Map<String, Integer>>> marks = new ConcurrentHashMap<>();
    private final AtomicInteger checksAnswered = new AtomicInteger();
    private final AtomicInteger unknownPackets = new AtomicInteger();
    private final AtomicLong lastArrivalAt = new AtomicLong();
    private final RelayFeedback feedback = new RelayFeedback();
    private volatile DatagramChannel socket;
    private volatile PeerAnswer answer;
    private volatile InetSocketAddress relay;
    private volatile SrtpSession srtp;
    private volatile DTLSTransport transport;
    private volatile boolean silent;
    private volatile boolean nominating = true;
    private volatile boolean closed;
    private final Object sendLock = new Object();

    private static final class Sending {
        final PeerLine line;
        final RtpWriter writer;
        final int ssrc;
        int sequence;
        int timestamp;

        Sending(PeerLine line, String mid, int ssrc, int sequence, int timestamp) {
            this.line = line;
            this.writer = new RtpWriter(PeerOffer.MID_EXTENSION, mid, PeerOffer.LEVEL_EXTENSION, 0);
            this.ssrc = ssrc;
            this.sequence = sequence;
            this.timestamp = timestamp;
        }
    }

    /** What the relay has asked of this peer. */
    public static final class RelayFeedback implements OnRtcp {
        public final AtomicInteger picturesWanted = new AtomicInteger();
        public final AtomicInteger packetsWanted = new AtomicInteger();
        public final AtomicInteger senderReports = new AtomicInteger();
        public final AtomicInteger reportBlocks = new AtomicInteger();
        public final AtomicLong receiverEstimate = new AtomicLong();

        @Override
        public void pictureWanted(int mediaSsrc) {
            picturesWanted.incrementAndGet();
        }

        @Override
        public void nack(int mediaSsrc, int sequence) {
            packetsWanted.incrementAndGet();
        }

        @Override
        public void senderReport(int ssrc, int ntpMiddle, int rtpTimestamp) {
            senderReports.incrementAndGet();
        }

        @Override
        public void reportBlock(int about, int fraction, int lost, int jitter, int lsr, int dlsr) {
            reportBlocks.incrementAndGet();
        }

        @Override
        public void receiverEstimate(long bitsPerSecond) {
            receiverEstimate.set(bitsPerSecond);
        }
    }

    /** A peer on 127.0.0.1 that speaks GCM. */
    public NativePeer(PeerLine... lines) throws IOException {
        this(SrtpProfile.AEAD_AES_128_GCM, lines);
    }

    public NativePeer(SrtpProfile profile, PeerLine... lines) throws IOException {
        this(InetAddress.getLoopbackAddress(), profile, lines);
    }

    /** On this address, of either family. */
    public NativePeer(InetAddress local, SrtpProfile profile, PeerLine... lines) throws IOException {
        this.local = local;
        this.profile = profile;
        this.lines = List.of(lines);
        socket = bind();
        for (int i = 0; i < lines.length; i++) {
            PeerLine line = lines[i];
            if (line.sends()) {
                sending.put(
                        line.slot(),
                        new Sending(
                                line, PeerOffer.mid(i), random.nextInt(), random.nextInt(0x7fff), random.nextInt()));
            } else {
                arrivals.put(line.slot(), Collections.synchronizedList(new ArrayList<>()));
            }
        }
    }

    private DatagramChannel bind() throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.bind(new InetSocketAddress(local, 0));
        return channel;
    }

    /** The offer, which may be given to the relay once. */
    public String offer() {
        return PeerOffer.text(lines, ufrag, pwd, identity.fingerprint());
    }

    /** Takes the answer and starts to connect. */
    public NativePeer accept(String answerSdp) {
        answer = new PeerAnswer(answerSdp);
        for (int i = 0; i < lines.size(); i++) {
            Integer ssrc = answer.ssrcs.get(i);
            if (ssrc != null) slotBySsrc.put(ssrc, lines.get(i).slot());
        }
        relay = answer.reachableFrom(local);
        listen(socket);
        start("peer-checks", this::keepChecking);
        start("peer-dtls", this::shakeHands);
        return this;
    }

    /** Completes when keys are there; fails with the handshake. */
    public CompletableFuture<Void> connected() {
        return connected;
    }

    /** Completes when the relay has said goodbye (DTLS close_notify). */
    public CompletableFuture<Void> closedByRelay() {
        return closedByRelay;
    }

    // ---- media ----

    /** Sends one frame of 20 ms of audio or 1/30 s of video in one packet; the next one follows in sequence. */
    public void send(String slot, byte[] payload) {
        Sending stream = sending.get(slot);
        synchronized (sendLock) {
            stream.timestamp += stream.line.kind() == Slot.Kind.AUDIO ? 960 : 3000;
            write(stream, payload, stream.sequence++);
        }
    }

    /** Leaves a gap in a stream, as if so many packets had been lost on the way. */
    public void skip(String slot, int packets) {
        synchronized (sendLock) {
            sending.get(slot).sequence += packets;
        }
    }

    private void write(Sending stream, byte[] payload, int sequence) {
        byte[] bytes = new byte[RtpWriter.MAX_HEADER + payload.length + SrtpSession.MAX_TRAILER];
        int at = stream.writer.header(
                bytes,
                0,
                stream.line.kind() == Slot.Kind.VIDEO,
                stream.line.payloadType(),
                sequence & 0xffff,
                stream.timestamp,
                stream.ssrc,
                stream.line.kind() == Slot.Kind.AUDIO ? 0x80 | 30 : -1,
                0);
        System.arraycopy(payload, 0, bytes, at, payload.length);
        raw(bytes, 0, srtp.protect(bytes, 0, at + payload.length));
    }

    /** What has come in for a slot, in order of arrival; a copy. */
    public List<Arrival> arrivals(String slot) {
        List<Arrival> all = arrivals.get(slot);
        synchronized (all) {
            return new ArrayList<>(all);
        }
    }

    public int count(String slot) {
        return arrivals.get(slot).size();
    }

    /**
     * Puts a mark behind everything that this peer's socket holds now, read or unread. A socket is a queue: what is read
     * before the mark had come before this call, however late the reading thread is.
     *
     * @return completes when the mark is read, with how many packets of each slot had come before it
     */
    public CompletableFuture<Map<String, Integer>> mark() {
        long name = random.nextLong();
        CompletableFuture<Map<String, Integer>> read = new CompletableFuture<>();
        marks.put(name, read);
        try (DatagramChannel marker = DatagramChannel.open()) {
            marker.send(ByteBuffer.allocate(MARK_LENGTH).put(MARK).putLong(name).flip(), socket.getLocalAddress());
        } catch (IOException e) {
            read.completeExceptionally(e);
        }
        return read;
    }

    private void marked(byte[] bytes) {
        CompletableFuture<Map<String, Integer>> mark =
                marks.remove(ByteBuffer.wrap(bytes, 1, Long.BYTES).getLong());
        if (mark == null) return;
        Map<String, Integer> counts = new HashMap<>();
        arrivals.forEach((slot, all) -> counts.put(slot, all.size()));
        mark.complete(counts);
    }

    /** When the last media packet of any slot came in at the socket, System.nanoTime; 0 for never. */
    public long lastArrivalNanos() {
        return lastArrivalAt.get();
    }

    public RelayFeedback feedback() {
        return feedback;
    }

    /** Asks for packets of a slot again. */
    public void nack(String slot, int... sequences) {
        RtcpWriter writer = new RtcpWriter();
        writer.receiverReport(1);
        long[] missing = Arrays.stream(sequences).asLongStream().toArray();
        writer.nack(1, ssrcOf(slot), missing, missing.length);
        control(writer);
    }

    /** Asks for a whole picture. */
    public void pli(String slot) {
        RtcpWriter writer = new RtcpWriter();
        writer.receiverReport(1);
        writer.pli(1, ssrcOf(slot));
        control(writer);
    }

    private int ssrcOf(String slot) {
        return slotBySsrc.entrySet().stream()
                .filter(entry -> entry.getValue().equals(slot))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private void control(RtcpWriter writer) {
        synchronized (sendLock) {
            byte[] bytes = Arrays.copyOf(writer.bytes(), writer.length() + 64);
            raw(bytes, 0, srtp.protectRtcp(bytes, 0, writer.length()));
        }
    }

    // ---- misbehaviour ----

    /** Sends any bytes from this peer's address. */
    public void raw(byte[] bytes, int from, int length) {
        try {
            if (!silent) socket.send(ByteBuffer.wrap(bytes, from, length), relay);
        } catch (IOException e) {
            if (!closed) throw new IllegalStateException(e);
        }
    }

    /** Neither sends nor answers from now on, like a phone that has lost its network. */
    public void fallSilent() {
        silent = true;
    }

    /** The network is back. */
    public void speakAgain() {
        silent = false;
    }

    /** Goes on from another port, as after a change of network; {@code nominate} as aiortc does not. */
    public void move(boolean nominate) throws IOException {
        nominating = nominate;
        DatagramChannel before = socket;
        socket = bind();
        listen(socket);
        before.close();
    }

    /** Chooses new ICE credentials and gives the fragment that asks for a restart (RFC 9725 §4.3.3). */
    public String restart() {
        ufrag = hex(4);
        pwd = hex(16);
        return "a=ice-ufrag:" + ufrag + "\r\na=ice-pwd:" + pwd + "\r\n";
    }

    /** Goes on with the credentials that the relay's fragment brings. */
    public void restarted(String answerFragment) {
        PeerAnswer fresh = new PeerAnswer(answerFragment);
        answer = answer.withCredentials(fresh);
        relay = fresh.reachableFrom(local);
    }

    public int checksAnswered() {
        return checksAnswered.get();
    }

    // ---- threads ----

    private void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen(DatagramChannel channel) {
        start("peer-reads", () -> {
            ByteBuffer in = ByteBuffer.allocateDirect(2048);
            byte[] bytes = new byte[2048];
            try {
                while (!closed) {
                    in.clear();
                    channel.receive(in);
                    long at = System.nanoTime();
                    in.flip();
                    int length = in.remaining();
                    in.get(bytes, 0, length);
                    if (!silent && length > 0) take(at, bytes, length);
                }
            } catch (ClosedChannelException e) {
                return; // moved or closed
            } catch (IOException e) {
                if (!closed) throw new IllegalStateException(e);
            }
        });
    }

    private void take(long at, byte[] bytes, int length) {
        int first = bytes[0] & 0xff;
        if (first == MARK && length == MARK_LENGTH) {
            marked(bytes);
        } else if (first <= 3) {
            StunMessage response = StunMessage.parse(bytes, 0, length);
            if (response != null && response.type() == StunMessage.BINDING_SUCCESS) checksAnswered.incrementAndGet();
        } else if (first >= 20 && first <= 63) {
            boolean queued = dtls.offer(Arrays.copyOf(bytes, length));
            if (!queued) throw new IllegalStateException("too much DTLS");
            DTLSTransport open = transport;
            if (open != null) drain(open);
        } else {
            media(at, bytes, length);
        }
    }

    private synchronized void drain(DTLSTransport open) {
        try {
            open.receive(new byte[1500], 0, 1500, 1);
        } catch (IOException e) {
            closedByRelay.complete(null);
        }
    }

    private void media(long at, byte[] bytes, int length) {
        SrtpSession keys = srtp;
        if (keys == null) return;
        if (RtpPacket.isRtcp(bytes, 0, length)) {
            int plain;
            synchronized (sendLock) {
                plain = keys.unprotectRtcp(bytes, 0, length);
            }
            if (plain > 0) RtcpReader.read(bytes, 0, plain, feedback);
            return;
        }
        int plain;
        synchronized (sendLock) {
            plain = keys.unprotect(bytes, 0, length);
        }
        RtpPacket packet = new RtpPacket();
        String slot = plain > 0 && packet.read(bytes, 0, plain) ? slotBySsrc.get(packet.ssrc()) : null;
        if (slot == null) {
            unknownPackets.incrementAndGet();
            return;
        }
        lastArrivalAt.set(at);
        List<Arrival> all = arrivals.get(slot);
        if (all.size() >= MAX_ARRIVALS) return;
        all.add(new Arrival(
                at,
                packet.sequence(),
                packet.timestamp(),
                packet.marker(),
                packet.payloadType(),
                packet.audioLevel(PeerOffer.LEVEL_EXTENSION),
                Arrays.copyOfRange(bytes, packet.payloadFrom(), packet.payloadFrom() + packet.payloadLength())));
    }

    /** Packets that came for no slot, or could not be decrypted: should stay 0. */
    public int unknownPackets() {
        return unknownPackets.get();
    }

    private void keepChecking() {
        long next = System.nanoTime();
        while (!closed) {
            check();
            next += CHECK_NANOS;
            while (!closed && System.nanoTime() - next < 0) LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    /** Sends one connectivity check now, and gives it as an eavesdropper would have it. */
    public byte[] check() {
        byte[] transaction = new byte[12];
        random.nextBytes(transaction);
        byte[] bytes = answer.check(ufrag, tieBreaker, nominating, transaction);
        raw(bytes, 0, bytes.length);
        return bytes;
    }

    private void shakeHands() {
        PeerDtlsClient client = new PeerDtlsClient(
                new BcTlsCrypto(new SecureRandom()),
                identity,
                answer.fingerprint,
                profile,
                () -> closedByRelay.complete(null));
        try {
            DTLSTransport open = new DTLSClientProtocol().connect(client, new Datagrams());
            srtp = new SrtpSession(profile, client.material, false);
            transport = open;
            connected.complete(null);
        } catch (IOException e) {
            connected.completeExceptionally(e);
        }
    }

    private final class Datagrams extends PeerDatagrams {
        @Override
        public int receive(byte[] into, int from, int length, int waitMillis) throws IOException {
            try {
                byte[] datagram = dtls.poll(waitMillis, TimeUnit.MILLISECONDS);
                if (datagram == null) return -1;
                System.arraycopy(datagram, 0, into, from, Math.min(length, datagram.length));
                return Math.min(length, datagram.length);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void send(byte[] bytes, int from, int length) {
            raw(bytes, from, length);
        }
    }

    private static String hex(int bytes) {
        byte[] chosen = new byte[bytes];
        new SecureRandom().nextBytes(chosen);
        StringBuilder text = new StringBuilder();
        for (byte b : chosen) text.append(String.format("%02x", b));
        return text.toString();
    }

    /** Leaves as a browser does that closes its connection: with close_notify. */
    public void hangUp() throws IOException {
        transport.close();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        socket.close();
    }
}
