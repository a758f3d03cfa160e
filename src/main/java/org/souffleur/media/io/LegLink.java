package org.souffleur.media.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bouncycastle.tls.DTLSTransport;
import org.jspecify.annotations.Nullable;
import org.souffleur.media.ice.Path;
import org.souffleur.media.room.Drop;
import org.souffleur.media.room.Leg;
import org.souffleur.media.room.Room;
import org.souffleur.media.sdp.Offer;
import org.souffleur.media.srtp.SrtpProfile;
import org.souffleur.media.srtp.SrtpSession;

/** What the media thread keeps about a leg besides the leg: the ways it is found by, and its DTLS. */
final class LegLink {
    final Room room;
    final Leg leg;
    final List<Path> paths = new ArrayList<>();
    final List<String> ufrags = new ArrayList<>();

    /** The SSRCs that it has been heard by. */
    final List<Integer> voices = new ArrayList<>();

    /** The leg's chosen path, for DTLS threads to send on. */
    volatile @Nullable Path path;

    private final Offer.Fingerprint fingerprint;
    private final MediaThread thread;
    private final Handshakes handshakes;
    private final DtlsEndpoint endpoint;
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile @Nullable DTLSTransport transport;
    private volatile boolean closed;

    LegLink(Room room, Leg leg, Offer.Fingerprint fingerprint, MediaThread thread, Handshakes handshakes) {
        this.room = room;
        this.leg = leg;
        this.fingerprint = fingerprint;
        this.thread = thread;
        this.handshakes = handshakes;
        this.endpoint = new DtlsEndpoint(this::send, handshakes::await);
    }

    /** A DTLS record from a path that ICE has proven; the first one starts the handshake. */
    void receiveDtls(byte[] datagram) {
        if (closed || !DtlsRecords.holds(datagram) || !endpoint.arrive(datagram)) {
            thread.counts.drop(Drop.UNEXPECTED_DTLS);
            return;
        }
        work();
    }

    private void work() {
        if (!working.compareAndSet(false, true)) return;
        boolean accepted = handshakes.offer(transport == null ? this::handshake : this::drain, this::failed);
        if (!accepted) {
            working.set(false);
            drop(Drop.HANDSHAKES_BUSY);
        }
    }

    private void handshake() throws IOException {
        long startedAt = System.nanoTime();
        LegDtlsServer server =
                new LegDtlsServer(handshakes.crypto, handshakes.certificate, fingerprint, this::closedByPeer);
        DTLSTransport done = handshakes.protocol.accept(server, endpoint);
        SrtpProfile profile = server.profile();
        byte[] material = server.material();
        if (profile == null || material == null) throw new IOException("no SRTP keys agreed");
        SrtpSession srtp = new SrtpSession(profile, material, true);
        transport = done;
        handshakes.durations.add(System.nanoTime() - startedAt);
        handshakes.admissions.settled(leg.id());
        thread.post(() -> room.secured(System.nanoTime(), leg, srtp));
        rest();
    }

    /** After the handshake: a repeated last flight is answered again, and an alert ends the leg. */
    private void drain() throws IOException {
        DTLSTransport open = transport;
        byte[] ignored = new byte[1500]; // no data channels: whatever is said inside DTLS is not for us
        while (open != null && !closed && endpoint.hasArrivals()) open.receive(ignored, 0, ignored.length, 1);
        rest();
    }

    private void rest() {
        working.set(false);
        if (endpoint.hasArrivals() && !closed) work();
    }

    private void failed() {
        drop(Drop.HANDSHAKE_FAILED);
        working.set(false); // the peer's next ClientHello starts again
    }

    /** Counts belong to the media thread; this may be another one. */
    private void drop(Drop reason) {
        thread.post(() -> thread.counts.drop(reason));
    }

    private void closedByPeer() {
        if (!closed) thread.post(() -> room.leave(leg));
    }

    private void send(byte[] bytes, int from, int length) {
        Path to = path;
        if (to != null) thread.sockets.send(to.socket(), ByteBuffer.wrap(bytes, from, length), to.remote());
    }

    /** Says goodbye by close_notify; on a DTLS thread, for it sends. */
    void close() {
        closed = true;
        handshakes.admissions.settled(leg.id());
        DTLSTransport open = transport;
        if (open == null) {
            endpoint.abandon();
        } else if (!handshakes.offer(open::close, () -> {})) {
            drop(Drop.HANDSHAKES_BUSY); // the peer will notice by itself
        }
    }
}
