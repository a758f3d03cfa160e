package org.souffleur.journey.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.souffleur.media.peer.NativePeer;
import org.souffleur.media.peer.PeerLine;

/** An additional leg of a party, on a socket of our own, made through the same door as everybody's. */
public final class NativeLeg implements AutoCloseable {
    private static final int CONNECT_LIMIT_S = 15;

    /** One Opus frame of 2.5 ms of silence (RFC 6716 §3.1: configuration 28, one frame). */
    private static final byte[] SILENCE_2_5_MS = {(byte) (28 << 3), (byte) 0xff, (byte) 0xfe};

    /** Between two packets of a leg that speaks: fine enough to see a cut of a few milliseconds. */
    private static final long EVERY_NANOS = TimeUnit.MICROSECONDS.toNanos(2_500);

    private final NativePeer peer;
    private final int port;
    private final Caller.Pass pass;
    private final String location;
    private volatile boolean speaking;

    public NativeLeg(String evening, int port, Caller.Pass pass, PeerLine... lines) {
        this.port = port;
        this.pass = pass;
        try (Caller door = new Caller(port, pass)) {
            peer = new NativePeer(lines);
            Caller.Answer answer = door.post("/api/evenings/" + evening + "/legs", "application/sdp", peer.offer())
                    .expect(201);
            location = URI.create(answer.location()).getPath();
            peer.accept(answer.body()).connected().get(CONNECT_LIMIT_S, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while connecting", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a native leg did not connect", e);
        }
    }

    public NativePeer peer() {
        return peer;
    }

    /** Sends 400 packets a second in a slot until the leg is closed. */
    public void speak(String slot) {
        speaking = true;
        Thread speaker = new Thread(
                () -> {
                    for (long next = System.nanoTime(); speaking; next += EVERY_NANOS) {
                        LockSupport.parkNanos(next - System.nanoTime());
                        peer.send(slot, SILENCE_2_5_MS);
                    }
                },
                "native-leg-speaks");
        speaker.setDaemon(true);
        speaker.start();
    }

    @Override
    public void close() {
        speaking = false;
        // Anew: the server has closed a connection on which nothing was said since the leg was made.
        try (Caller door = new Caller(port, pass)) {
            door.call("DELETE", location, "text/plain", "");
            peer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
