package org.souffleur.media.io;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.bouncycastle.tls.DatagramTransport;
import org.jspecify.annotations.Nullable;

/** What BouncyCastle sees of a leg: datagrams that the media thread puts in, and the leg's path to send on. */
final class DtlsEndpoint implements DatagramTransport {
    /** A client's longest flight in pieces of an MTU, twice; more than that is not a handshake. */
    private static final int MAX_QUEUED = 32;

    private static final int MTU = 1200;
    private final BlockingQueue<byte[]> arrived = new ArrayBlockingQueue<>(MAX_QUEUED);
    private final Sender sender;
    private final Patience patience;
    private volatile boolean closed;

    /** Sends a datagram on the leg's present path. */
    interface Sender {
        void send(byte[] bytes, int from, int length);
    }

    /** How a thread waits for what arrives; null after {@code waitMs} in which nothing came. */
    interface Patience {
        byte @Nullable [] await(BlockingQueue<byte[]> arrivals, long waitMs) throws InterruptedException;
    }

    DtlsEndpoint(Sender sender, Patience patience) {
        this.sender = sender;
        this.patience = patience;
    }

    /** False where more has come than a handshake needs. */
    boolean arrive(byte[] datagram) {
        return arrived.offer(datagram);
    }

    boolean hasArrivals() {
        return !arrived.isEmpty();
    }

    /** Makes a waiting handshake give up. */
    void abandon() {
        closed = true;
    }

    @Override
    public int getReceiveLimit() {
        return 1500;
    }

    @Override
    public int receive(byte[] into, int from, int length, int waitMillis) throws IOException {
        try {
            long left = waitMillis;
            while (!closed) {
                // In slices, so that a leg that was closed does not hold its thread for the whole timeout.
                long slice = Math.min(left, 200);
                byte[] datagram = patience.await(arrived, slice);
                if (datagram != null) {
                    int copied = Math.min(length, datagram.length);
                    System.arraycopy(datagram, 0, into, from, copied);
                    return copied;
                }
                left -= slice;
                if (left <= 0) return -1;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("the leg has gone");
    }

    @Override
    public int getSendLimit() {
        return MTU;
    }

    @Override
    public void send(byte[] bytes, int from, int length) {
        sender.send(bytes, from, length);
    }

    @Override
    public void close() {
        // The transport is the leg's, and outlives DTLS.
    }
}
