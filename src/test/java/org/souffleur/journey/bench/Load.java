package org.souffleur.journey.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Everybody who speaks: evenings that stay connected, of which the first few speak for a while when asked to. */
final class Load implements AutoCloseable {
    private static final long SETTLE_NANOS = 300_000_000L;
    private static final long DRAIN_NANOS = 300_000_000L; // longer than the sockets' buffers last
    private static final long BEGIN_NANOS = 20_000_000L;
    private static final int JOINING_AT_ONCE = 4;
    private static final int HANGING_S = 30;

    private final LoadDoor door;
    private final List<LoadEvening> evenings = new ArrayList<>();
    private final List<LoadSender> senders = new ArrayList<>();
    private final List<LoadReceiver> receivers = new ArrayList<>();

    /** Half of the machine sends and receives; the other half is the relay's. */
    Load(LoadDoor door) throws IOException {
        this.door = door;
        for (int i = 0; i < Math.max(1, Runtime.getRuntime().availableProcessors() / 2); i++) {
            senders.add(new LoadSender(i));
            receivers.add(new LoadReceiver(i));
        }
    }

    /** What is done while people speak: at the first counted moment, in the middle, at the last. */
    interface Meanwhile {
        default void begins() {}

        default void inTheMiddle() {}

        default void ends() {}
    }

    static final Meanwhile NOTHING = new Meanwhile() {};

    /**
     * What came of a phase.
     *
     * @param expected packets that should have arrived
     * @param forward the times of those that did
     * @param late how late packets were sent
     * @param unsent due packets that were not sent
     */
    record Outcome(LoadPhase phase, long sent, long expected, LoadHistogram forward, LoadHistogram late, long unsent) {
        long lost() {
            return expected - forward.count();
        }
    }

    /** Opens evenings until there are so many. */
    void open(int sessions) throws IOException, InterruptedException {
        ExecutorService joining = Executors.newFixedThreadPool(JOINING_AT_ONCE);
        try {
            List<Future<LoadEvening>> opening = new ArrayList<>();
            for (int number = evenings.size(); number < sessions; number++) {
                int next = number;
                opening.add(joining.submit(() -> adopt(door.open(next))));
            }
            for (Future<LoadEvening> one : opening) evenings.add(one.get());
        } catch (ExecutionException e) {
            throw new IOException("an evening could not be opened", e.getCause());
        } finally {
            joining.shutdownNow();
        }
    }

    private LoadEvening adopt(LoadEvening evening) {
        senders.get(evening.number() % senders.size()).adopt(evening);
        receivers.get(evening.number() % receivers.size()).adopt(evening);
        return evening;
    }

    /** Where the evenings' packets go on this side. */
    Set<Integer> ports(LoadPhase.Side side) {
        Set<Integer> ports = new TreeSet<>();
        try {
            for (LoadEvening evening : evenings) {
                for (LoadLeg leg : evening.legs()) {
                    DatagramChannel socket = side == LoadPhase.Side.RELAY ? leg.toRelay : leg.toControl;
                    ports.add(((InetSocketAddress) socket.getRemoteAddress()).getPort());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ports;
    }

    /** Lets the first evenings speak for so long, by way of the relay or of the control. */
    Outcome speak(LoadPhase.Side side, int sessions, double seconds, Meanwhile meanwhile) {
        long start = System.nanoTime() + BEGIN_NANOS;
        long count = start + SETTLE_NANOS;
        long end = count + (long) (seconds * 1e9);
        LoadPhase phase = new LoadPhase(side, sessions, start, count, end);
        List<LoadReceiver.Work> hearing =
                receivers.stream().map(receiver -> receiver.begin(phase)).toList();
        List<LoadSender.Work> speaking =
                senders.stream().map(sender -> sender.begin(phase)).toList();
        waitUntil(count);
        meanwhile.begins();
        waitUntil((count + end) / 2);
        meanwhile.inTheMiddle();
        waitUntil(end);
        meanwhile.ends();
        LoadHistogram late = new LoadHistogram();
        long sent = 0;
        long expected = 0;
        long unsent = 0;
        for (LoadSender.Work one : speaking) {
            one.done.orTimeout(HANGING_S, TimeUnit.SECONDS).join();
            late.addAll(one.late);
            sent += one.sent;
            expected += one.expected;
            unsent += one.unsent;
        }
        waitUntil(System.nanoTime() + DRAIN_NANOS);
        receivers.forEach(receiver -> receiver.begin(LoadPhase.QUIET));
        LoadHistogram forward = new LoadHistogram();
        for (LoadReceiver.Work one : hearing) {
            forward.addAll(one.done.orTimeout(HANGING_S, TimeUnit.SECONDS).join().forward);
        }
        return new Outcome(phase, sent, expected, forward, late, unsent);
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() throws IOException {
        senders.forEach(LoadSender::close);
        receivers.forEach(LoadReceiver::close);
        for (LoadEvening evening : evenings) evening.close();
    }
}
