package org.souffleur.journey.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.souffleur.media.rtp.RtpWriter;
import org.souffleur.media.srtp.SrtpSession;

/** One thread that sends for many legs, each packet at its own due time within a cycle of 60 ms. */
final class LoadSender implements AutoCloseable {
    private static final long CYCLE_NANOS = 60_000_000L; // three frames of audio, one picture
    private static final long FRAME_NANOS = 20_000_000L;
    private static final long CHECK_EACH_NANOS = 2_500_000_000L; // as Chromium
    private static final long LATEST_NANOS = 200_000_000L; // what is due and unsent by then was not sent in time

    /** Successive multiples of the golden ratio's fraction lie evenly in 0..1, however many there are. */
    private static final double GOLDEN = 0.618_033_988_749_895;

    private final Thread thread;
    private final Queue<LoadEvening> coming = new ConcurrentLinkedQueue<>();
    private final List<LoadEvening> evenings = new ArrayList<>();
    private final List<LoadLeg> legs = new ArrayList<>();
    private final byte[] packet = new byte[2048];
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(2048);
    private volatile boolean closed;
    private volatile Work work = new Work(LoadPhase.QUIET);
    private long checkAt = System.nanoTime();
    private int nextCheck;

    /** A phase and what came of it; complete once nothing more will be sent. */
    static final class Work {
        final LoadPhase phase;
        final CompletableFuture<Work> done = new CompletableFuture<>();

        /** How late each counted packet left, against its due time. */
        final LoadHistogram late = new LoadHistogram();

        /** How many packets should arrive, of those counted. */
        long expected;

        long sent;

        /** Due packets that were never sent: the generator could not keep up. */
        long unsent;

        Work(LoadPhase phase) {
            this.phase = phase;
        }
    }

    private record Due(long offsetNanos, LoadStream stream) {}

    LoadSender(int number) {
        thread = new Thread(this::run, "load-sends-" + number);
        thread.setDaemon(true);
        thread.start();
    }

    void adopt(LoadEvening evening) {
        coming.add(evening);
        LockSupport.unpark(thread);
    }

    Work begin(LoadPhase phase) {
        Work begun = new Work(phase);
        work = begun;
        LockSupport.unpark(thread);
        return begun;
    }

    private void run() {
        Work last = work;
        try {
            while (!closed) {
                settle();
                Work now = work;
                if (now != last) {
                    last = now;
                    speak(now);
                    now.done.complete(now);
                } else {
                    LockSupport.parkNanos(Math.max(0, checkAt - System.nanoTime()));
                }
            }
        } catch (IOException | RuntimeException e) {
            work.done.completeExceptionally(e);
        }
    }

    /** Takes in who has come, and sends a connectivity check where one is due. */
    private void settle() throws IOException {
        LoadEvening evening;
        while ((evening = coming.poll()) != null) {
            evenings.add(evening);
            legs.addAll(evening.legs());
        }
        long now = System.nanoTime();
        if (now < checkAt) return;
        if (!legs.isEmpty()) {
            LoadLeg leg = legs.get(nextCheck++ % legs.size());
            leg.toRelay.write(ByteBuffer.wrap(leg.check()));
        }
        checkAt = now + CHECK_EACH_NANOS / Math.max(1, legs.size());
    }

    private void speak(Work now) throws IOException {
        LoadPhase phase = now.phase;
        Due[] cycle = cycle(phase.sessions());
        if (cycle.length == 0) return;
        long base = phase.startNanos();
        for (int i = 0; ; i++) {
            if (i == cycle.length) {
                i = 0;
                base += CYCLE_NANOS;
                settle();
            }
            long dueAt = base + cycle[i].offsetNanos;
            if (dueAt >= phase.endNanos()) return;
            long time = System.nanoTime();
            while (time < dueAt) {
                settle();
                LockSupport.parkNanos(dueAt - time);
                time = System.nanoTime();
            }
            if (closed) return;
            if (time > phase.endNanos() + LATEST_NANOS) now.unsent++;
            else send(now, cycle[i].stream, dueAt, time);
        }
    }

    private void send(Work now, LoadStream stream, long dueAt, long time) throws IOException {
        int length = stream.next(packet, time);
        boolean relay = now.phase.side() == LoadPhase.Side.RELAY;
        // The control's packets are as long, and nobody has thought about them.
        length = relay ? stream.leg.sending.protect(packet, 0, length) : length + LoadLeg.TAG_BYTES;
        datagram.clear();
        datagram.put(packet, 0, length).flip();
        int written = (relay ? stream.leg.toRelay : stream.leg.toControl).write(datagram);
        if (written == 0) now.unsent++;
        if (time < now.phase.countNanos()) return;
        now.late.add(time - dueAt);
        now.sent++;
        now.expected += stream.receivers;
    }

    /** Who sends when, spread over the cycle as people who know nothing of each other are. */
    private Due[] cycle(int sessions) {
        List<Due> all = new ArrayList<>();
        for (LoadEvening evening : evenings) {
            if (evening.number() >= sessions) continue;
            int number = 0;
            for (LoadLeg leg : evening.legs()) {
                for (LoadStream stream : leg.streams) {
                    double place = (evening.number() * 5 + number++) * GOLDEN % 1;
                    long frame = stream.video() ? CYCLE_NANOS : FRAME_NANOS;
                    for (long from = 0; from < CYCLE_NANOS; from += frame) {
                        Due due = new Due(from + (long) (place * frame), stream);
                        for (int i = 0; i < stream.packetsInFrame(); i++) all.add(due);
                    }
                }
            }
        }
        all.sort(Comparator.comparingLong(Due::offsetNanos));
        return all.toArray(Due[]::new);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    static {
        if (RtpWriter.MAX_HEADER + LoadStream.MAX_PAYLOAD + SrtpSession.MAX_TRAILER > 2048) {
            throw new IllegalStateException("a packet does not fit");
        }
    }
}
