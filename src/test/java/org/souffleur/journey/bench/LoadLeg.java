package org.souffleur.journey.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.souffleur.media.ice.StunMessage;
import org.souffleur.media.ice.StunWriter;
import org.souffleur.media.peer.PeerAnswer;
import org.souffleur.media.peer.PeerDatagrams;
import org.souffleur.media.peer.PeerHandshake;
import org.souffleur.media.peer.PeerIdentity;
import org.souffleur.media.peer.PeerLine;
import org.souffleur.media.peer.PeerOffer;
import org.souffleur.media.peer.PeerReply;
import org.souffleur.media.srtp.SrtpProfile;
import org.souffleur.media.srtp.SrtpSession;

/**
 * One leg of many: the sockets, ICE and DTLS of a peer without threads of its own. Whoever opens it blocks until it is
 * connected; from then on one thread sends for it and another receives, each with its own half of the keys.
 */
final class LoadLeg implements AutoCloseable {
    static final SrtpProfile PROFILE = SrtpProfile.AEAD_AES_128_GCM; // as browsers agree with us

    /** What protection adds to a packet (RFC 7714 §13.2). */
    static final int TAG_BYTES = 16;

    private static final int BUFFER_BYTES = 1024 * 1024; // what the generator is late to read is not the relay's loss
    private static final int CHECK_WAIT_MS = 500;
    private static final int CHECKS = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** One certificate for all: making one costs more than a handshake. */
    private static final PeerIdentity IDENTITY = PeerIdentity.make();

    final List<LoadStream> streams = new ArrayList<>();

    /** Connected to the relay's port. */
    final DatagramChannel toRelay;

    /** Connected to the control's. */
    final DatagramChannel toControl = socket(InetAddress.getLoopbackAddress());

    private final InetAddress here;
    private final List<PeerLine> lines;
    private final String ufrag = hex(4);
    private final String pwd = hex(16);
    private final long tieBreaker = RANDOM.nextLong();
    private PeerAnswer answer = new PeerAnswer("");
    SrtpSession sending = new SrtpSession(PROFILE, new byte[PROFILE.materialLength()], false);
    SrtpSession receiving = sending;

    /**
     * @param here an address of this machine's, by which the relay is reached
     * @param seat index into {@link MediaShape#SEATS}
     * @param lines of the seat's, those that go by this leg
     */
    LoadLeg(InetAddress here, int seat, boolean camera, List<PeerLine> lines) throws IOException {
        this.here = here;
        toRelay = socket(here);
        this.lines = lines;
        List<MediaShape.Up> ups = MediaShape.ups(camera);
        for (int number = 0; number < ups.size(); number++) {
            MediaShape.Up up = ups.get(number);
            if (up.seat() != seat) continue;
            for (int i = 0; i < lines.size(); i++) {
                PeerLine line = lines.get(i);
                if (!line.sends() || !line.slot().equals(up.slot())) continue;
                streams.add(new LoadStream(this, line, i, number, up.to().size()));
            }
        }
    }

    private static DatagramChannel socket(InetAddress here) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
        channel.bind(new InetSocketAddress(here, 0));
        return channel;
    }

    String offer() {
        return PeerOffer.text(lines, ufrag, pwd, IDENTITY.fingerprint());
    }

    int controlPort() throws IOException {
        return ((InetSocketAddress) toControl.getLocalAddress()).getPort();
    }

    /** Our answer where a relay makes the offer. */
    String reply(String offerSdp) {
        return PeerReply.text(offerSdp, ufrag, pwd, IDENTITY.fingerprint());
    }

    void controlAt(int port) throws IOException {
        toControl.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /**
     * Blocks until there are keys; the sockets do not block from then on.
     *
     * @param relaySdp the relay's answer, or its offer
     * @param checks whether the relay sends checks too. A lite one sends none (RFC 8445 §2.5), but libnice's does, and until
     *     it has an answer it drops the first flight of DTLS, which is repeated after a second
     */
    void connect(String relaySdp, boolean checks) throws IOException {
        answer = new PeerAnswer(relaySdp);
        toRelay.connect(answer.reachableFrom(here));
        Datagrams datagrams = new Datagrams(toRelay.socket());
        datagrams.check(checks);
        byte[] material = PeerHandshake.over(datagrams, IDENTITY, answer.fingerprint, PROFILE);
        sending = new SrtpSession(PROFILE, material.clone(), false);
        receiving = new SrtpSession(PROFILE, material, false);
        toRelay.configureBlocking(false);
        toControl.configureBlocking(false);
    }

    /** A connectivity check, which also keeps the leg fresh (RFC 7675). */
    byte[] check() {
        byte[] transaction = new byte[12];
        RANDOM.nextBytes(transaction);
        return answer.check(ufrag, tieBreaker, true, transaction);
    }

    /** The blocking time of a leg: checks until one is answered, then DTLS. */
    private final class Datagrams extends PeerDatagrams {
        private final DatagramSocket socket;
        private final byte[] bytes = new byte[2048];

        Datagrams(DatagramSocket socket) {
            this.socket = socket;
        }

        void check(boolean both) throws IOException {
            boolean answered = false;
            boolean checked = !both;
            for (int i = 0; i < CHECKS; i++) {
                if (!answered) send(LoadLeg.this.check());
                int length = one(CHECK_WAIT_MS);
                StunMessage message = length > 0 ? StunMessage.parse(bytes, 0, length) : null;
                if (message == null) continue;
                if (message.type() == StunMessage.BINDING_SUCCESS) answered = true;
                if (message.type() == StunMessage.BINDING_REQUEST) {
                    checked = true;
                    send(answerTo(message));
                }
                if (answered && checked) return;
            }
            throw new IOException(answered ? "the relay sent no check" : "no check was answered");
        }

        private byte[] answerTo(StunMessage check) throws IOException {
            byte[] transaction = new byte[12];
            check.transactionId(transaction, 0);
            return new StunWriter(StunMessage.BINDING_SUCCESS, transaction)
                    .mappedAddress((InetSocketAddress) toRelay.getRemoteAddress())
                    .finish(pwd);
        }

        private void send(byte[] datagram) throws IOException {
            socket.send(new DatagramPacket(datagram, datagram.length));
        }

        /** Reads one datagram; its length, or −1 where none came in time. */
        private int one(int waitMillis) throws IOException {
            try {
                socket.setSoTimeout(Math.max(1, waitMillis));
                DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                return packet.getLength();
            } catch (SocketTimeoutException e) {
                return -1;
            }
        }

        @Override
        public int receive(byte[] into, int from, int length, int waitMillis) throws IOException {
            int came = one(waitMillis);
            int first = came > 0 ? bytes[0] & 0xff : 0;
            if (first < 20 || first > 63) return -1; // RFC 7983 §7: not DTLS
            int copied = Math.min(came, length);
            System.arraycopy(bytes, 0, into, from, copied);
            return copied;
        }

        @Override
        public void send(byte[] bytes, int from, int length) throws IOException {
            send(Arrays.copyOfRange(bytes, from, from + length));
        }
    }

    private static String hex(int bytes) {
        byte[] chosen = new byte[bytes];
        RANDOM.nextBytes(chosen);
        return HexFormat.of().formatHex(chosen);
    }

    @Override
    public void close() throws IOException {
        toRelay.close();
        toControl.close();
    }
}
