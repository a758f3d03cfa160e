package org.souffleur.journey.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.souffleur.media.rtp.OnRtcp;
import org.souffleur.media.rtp.RtcpReader;
import org.souffleur.media.rtp.RtpPacket;

/** One thread that receives for many legs: it reads the clock as each socket gives a packet, then opens the packet. */
final class LoadReceiver implements AutoCloseable, OnRtcp {
    private final Selector selector = Selector.open();
    private final Queue<LoadEvening> coming = new ConcurrentLinkedQueue<>();
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(2048);
    private final byte[] bytes = new byte[2048];
    private final ByteBuffer view = ByteBuffer.wrap(bytes);
    private final RtpPacket packet = new RtpPacket();
    private volatile boolean closed;
    private volatile Work work = new Work(LoadPhase.QUIET);
    private Work current = work;
    private LoadLeg asking;

    /** A phase and what came of it; complete once the next one has begun. */
    static final class Work {
        final LoadPhase phase;
        final CompletableFuture<Work> done = new CompletableFuture<>();

        /** Sender's socket → receiver's socket, of each counted packet. */
        final LoadHistogram forward = new LoadHistogram();

        /** Packets that could not be opened. */
        long unusable;

        Work(LoadPhase phase) {
            this.phase = phase;
        }
    }

    private record Ear(LoadLeg leg, DatagramChannel channel, boolean relay) {}

    LoadReceiver(int number) throws IOException {
        Thread thread = new Thread(this::run, "load-receives-" + number);
        thread.setDaemon(true);
        thread.start();
    }

    void adopt(LoadEvening evening) {
        coming.add(evening);
        selector.wakeup();
    }

    Work begin(LoadPhase phase) {
        Work begun = new Work(phase);
        work = begun;
        selector.wakeup();
        return begun;
    }

    private void run() {
        try {
            while (!closed) {
                selector.select(this::read);
                LoadEvening evening;
                while ((evening = coming.poll()) != null) for (LoadLeg leg : evening.legs()) register(leg);
                Work now = work;
                if (now != current) {
                    current.done.complete(current);
                    current = now;
                }
            }
            selector.close();
        } catch (IOException | RuntimeException e) {
            current.done.completeExceptionally(e);
            work.done.completeExceptionally(e);
        }
    }

    private void register(LoadLeg leg) throws IOException {
        leg.toRelay.register(selector, SelectionKey.OP_READ, new Ear(leg, leg.toRelay, true));
        leg.toControl.register(selector, SelectionKey.OP_READ, new Ear(leg, leg.toControl, false));
    }

    /** One datagram: a socket that has more is ready again at once. */
    private void read(SelectionKey key) {
        Ear ear = (Ear) key.attachment();
        datagram.clear();
        try {
            if (ear.channel.read(datagram) <= 0) return;
        } catch (IOException e) {
            key.cancel(); // closed: the bench is over
            return;
        }
        long at = System.nanoTime();
        datagram.flip();
        int length = datagram.remaining();
        datagram.get(bytes, 0, length);
        if ((bytes[0] & 0xC0) != 0x80) return; // an answered check, or a goodbye
        if (ear.relay) length = open(ear.leg, length);
        if (length > 0 && packet.read(bytes, 0, length)) count(at);
    }

    /** The length of what is media, or 0. */
    private int open(LoadLeg leg, int length) {
        if (RtpPacket.isRtcp(bytes, 0, length)) {
            int plain = leg.receiving.unprotectRtcp(bytes, 0, length);
            asking = leg;
            if (plain > 0) RtcpReader.read(bytes, 0, plain, this);
            return 0;
        }
        int plain = leg.receiving.unprotect(bytes, 0, length);
        if (plain > 0) return plain;
        current.unusable++;
        return 0;
    }

    private void count(long at) {
        long sentAt = view.getLong(packet.payloadFrom() + LoadStream.STAMP_AT);
        LoadPhase phase = current.phase;
        if (phase.side() != LoadPhase.Side.NOBODY && sentAt >= phase.countNanos()) current.forward.add(at - sentAt);
    }

    @Override
    public void pictureWanted(int mediaSsrc) {
        for (LoadStream stream : asking.streams) stream.pictureWanted = true;
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }
}
