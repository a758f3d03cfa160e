package org.souffleur.journey.bench;

import static org.souffleur.media.Slot.Kind.AUDIO;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.souffleur.journey.door.Caller;
import org.souffleur.journey.door.NativeLeg;
import org.souffleur.journey.door.NativeSeat;
import org.souffleur.journey.measure.Findings;
import org.souffleur.journey.measure.FreshServer;
import org.souffleur.journey.measure.IdleCpu;
import org.souffleur.journey.measure.Niceness;
import org.souffleur.journey.measure.Options;
import org.souffleur.journey.measure.Pause;
import org.souffleur.journey.measure.Quantiles;
import org.souffleur.media.peer.Arrival;
import org.souffleur.media.peer.NativePeer;
import org.souffleur.media.peer.PeerLine;

/**
 * Everybody comes at once: N legs offer in one burst through the product's own door, further devices of evenings that
 * are live, and what another evening felt. Each leg's time is from its offer to the first packet of the OS's voice at its socket; a leg that
 * is told to wait waits as long as it was told, and the wait is part of its time.
 *
 * <p>The live evening has a packet every 2.5 ms. Its control is a datagram from this process to itself at the same pace:
 * what that one feels is the machine's, whose cores all of them share.
 */
final class JoinsBench {
    private static final Set<String> OPTIONS = Set.of("legs", "json", "cache", "keycloak-zip", "realm", "service");

    /** Two devices of the human's and two of the surrogate's come to each evening. */
    private static final int LEGS_PER_SEAT = 2;

    private static final int LEGS_PER_EVENING = 2 * LEGS_PER_SEAT;
    private static final long TICK_NANOS = 2_500_000L;
    private static final int TICKS_PER_FRAME = 8;
    private static final double QUIET_S = 4;
    private static final double SETTLE_S = 3;
    private static final long JOIN_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int PAYLOAD = 80;

    private final int port;
    private final List<NativePeer> voices;
    private final NativeLeg ear;
    private final List<Double> controlUs = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean sending = true;

    private JoinsBench(int port, List<NativePeer> voices, NativeLeg ear) {
        this.port = port;
        this.voices = voices;
        this.ear = ear;
    }

    /** Options: {@code legs}, which come at once, and the server's. */
    static String run(String... arguments) throws Exception {
        Map<String, String> options = Options.of(OPTIONS, arguments);
        int legs = Options.number(options, "legs", 100, 600);
        int evenings = (legs + LEGS_PER_EVENING - 1) / LEGS_PER_EVENING;
        try (FreshServer server = FreshServer.start(options)) {
            FreshServer.Passes passes = OpenEvenings.passes(server);
            List<String> ids = OpenEvenings.of(server, evenings + 1);
            List<NativePeer> voices = new ArrayList<>();
            List<NativeLeg> ears = new ArrayList<>();
            for (String id : ids) {
                goesLive(id, server.port(), passes, voices, ears);
            }
            System.err.println("bench: " + ids.size() + " evenings are live, " + legs + " legs wait at their doors");
            return new JoinsBench(server.port(), voices, ears.get(0)).measure(legs, ids.subList(1, ids.size()), passes);
        }
    }

    private static void goesLive(
            String id, int port, FreshServer.Passes passes, List<NativePeer> voices, List<NativeLeg> ears) {
        NativeSeat os = new NativeSeat(id, port, passes.os()).enters();
        NativeSeat human = new NativeSeat(id, port, passes.human()).enters();
        NativeSeat surrogate = new NativeSeat(id, port, passes.surrogate()).enters();
        voices.add(os.connects(PeerLine.sends("voice", AUDIO)).peer());
        ears.add(human.connects(PeerLine.receives("voice", AUDIO)));
        surrogate.connects(PeerLine.receives("voice", AUDIO));
        os.agrees("voice");
        human.agrees("voice");
        surrogate.agrees("voice");
    }

    private String measure(int legs, List<String> evenings, FreshServer.Passes passes) throws Exception {
        Thread speaker = started("bench-sends", this::send);
        Thread control = started("bench-control", this::controlDatagrams);
        Niceness.giveWay(); // those who join have machines of their own; the live evening's ends do not give way
        List<Joiner> before = joiners(legs, evenings, passes);
        burst(before); // a service that has been up for a while has compiled what a join needs
        before.forEach(Joiner::leave);
        Pause.seconds(SETTLE_S);
        int quietFrom = ear.peer().count("voice");
        int quietControlFrom = controlUs.size();
        Pause.seconds(QUIET_S);
        int burstFrom = ear.peer().count("voice");
        int burstControlFrom = controlUs.size();

        List<Joiner> joiners = joiners(legs, evenings, passes);
        IdleCpu idleBefore = IdleCpu.now();
        long burstAtNanos = burst(joiners);
        double idle = IdleCpu.now().shareSince(idleBefore);
        int burstTo = ear.peer().count("voice");
        int burstControlTo = controlUs.size();
        Pause.seconds(SETTLE_S);
        int afterFrom = ear.peer().count("voice");
        Pause.seconds(QUIET_S);
        sending = false;
        speaker.join();
        control.join();

        List<Double> joinMs = new ArrayList<>();
        long lastAtNanos = burstAtNanos;
        for (Joiner joiner : joiners) {
            if (joiner.heardAtNanos != 0) {
                joinMs.add((joiner.heardAtNanos - joiner.startedAtNanos) / 1e6);
                lastAtNanos = Math.max(lastAtNanos, joiner.heardAtNanos);
            }
        }
        List<Arrival> live = ear.peer().arrivals("voice");
        return new Findings()
                .put("legs", legs)
                .put("joined", joinMs.size())
                .put("join_ms", new Quantiles(joinMs), 99)
                .put("all_media_ms", (lastAtNanos - burstAtNanos) / 1e6, 1)
                .put(
                        "told_to_wait",
                        joiners.stream()
                                .mapToInt(joiner -> joiner.refusals.get())
                                .sum())
                .put("live_quiet_us", late(live.subList(quietFrom, burstFrom)), 99)
                .put("live_meanwhile_us", late(live.subList(burstFrom, burstTo)), 99)
                .put("live_after_us", late(live.subList(afterFrom, live.size())), 99)
                .put("live_lost", lost(live.subList(quietFrom, burstTo)))
                .put("control_quiet_us", new Quantiles(controlUs.subList(quietControlFrom, burstControlFrom)), 99)
                .put("control_meanwhile_us", new Quantiles(controlUs.subList(burstControlFrom, burstControlTo)), 99)
                .put("idle_cpu", idle, 3)
                .json();
    }

    private List<Joiner> joiners(int legs, List<String> evenings, FreshServer.Passes passes) throws IOException {
        List<Joiner> joiners = new ArrayList<>();
        for (int i = 0; i < legs; i++) {
            String evening = evenings.get(i / LEGS_PER_EVENING);
            joiners.add(new Joiner(evening, i % 2 == 0 ? passes.human() : passes.surrogate()));
        }
        return joiners;
    }

    /** Lets all of them go at once, and waits until each hears its evening; when they went, System.nanoTime. */
    private static long burst(List<Joiner> joiners) throws InterruptedException {
        CountDownLatch door = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (Joiner joiner : joiners) {
            threads.add(started("joins", () -> joiner.join(door)));
        }
        long atNanos = System.nanoTime();
        door.countDown();
        for (Thread thread : threads) {
            thread.join(TimeUnit.NANOSECONDS.toMillis(JOIN_LIMIT_NANOS));
        }
        return atNanos;
    }

    /** One device that wants to hear its evening. */
    private final class Joiner {
        private final String path;
        private final Caller.Pass pass;
        private final NativePeer peer;
        private final AtomicInteger refusals = new AtomicInteger();
        private volatile String location = "";
        private volatile long startedAtNanos;
        private volatile long heardAtNanos;

        Joiner(String evening, Caller.Pass pass) throws IOException {
            this.path = "/api/evenings/" + evening + "/legs";
            this.pass = pass;
            this.peer = new NativePeer(PeerLine.receives("voice", AUDIO));
        }

        void join(CountDownLatch door) {
            try (Caller caller = new Caller(port, pass)) {
                String offer = peer.offer();
                door.await();
                startedAtNanos = System.nanoTime();
                Caller.Answer answer = caller.post(path, "application/sdp", offer);
                while (answer.status() == 503 && System.nanoTime() - startedAtNanos < JOIN_LIMIT_NANOS) {
                    refusals.incrementAndGet();
                    Pause.seconds(answer.retryAfterS());
                    answer = caller.post(path, "application/sdp", offer);
                }
                peer.accept(answer.expect(201).body());
                location = URI.create(answer.location()).getPath();
                while (peer.count("voice") == 0 && System.nanoTime() - startedAtNanos < JOIN_LIMIT_NANOS) {
                    LockSupport.parkNanos(LOOK_NANOS);
                }
                List<Arrival> heard = peer.arrivals("voice");
                heardAtNanos = heard.isEmpty() ? 0 : heard.get(0).atNanos();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void leave() {
            if (location.isEmpty()) return; // it never came in
            try (Caller caller = new Caller(port, pass)) {
                caller.call("DELETE", location, "text/plain", "").expect(200);
                peer.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void send() {
        long next = System.nanoTime();
        for (long tick = 0; sending; tick++, next += TICK_NANOS) {
            LockSupport.parkNanos(next - System.nanoTime());
            voices.get(0).send("voice", stamped());
            for (int i = 1; i < voices.size(); i++) {
                // Evenings take turns, so that the machine has no bursts that people would not make.
                if ((tick + i) % TICKS_PER_FRAME == 0) {
                    voices.get(i).send("voice", stamped());
                }
            }
        }
    }

    private static byte[] stamped() {
        return ByteBuffer.allocate(PAYLOAD).putLong(System.nanoTime()).array();
    }

    private void controlDatagrams() {
        try (DatagramSocket to = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                DatagramSocket from = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            to.setSoTimeout(1_000);
            Thread reader = started("bench-control-reads", () -> readControl(to));
            for (long next = System.nanoTime(); sending; next += TICK_NANOS) {
                LockSupport.parkNanos(next - System.nanoTime());
                from.send(new DatagramPacket(stamped(), PAYLOAD, to.getLocalSocketAddress()));
            }
            reader.join();
        } catch (IOException e) {
            throw new IllegalStateException("the control failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readControl(DatagramSocket socket) {
        DatagramPacket packet = new DatagramPacket(new byte[PAYLOAD], PAYLOAD);
        try {
            while (sending) {
                socket.receive(packet);
                controlUs.add(
                        (System.nanoTime() - ByteBuffer.wrap(packet.getData()).getLong()) / 1e3);
            }
        } catch (IOException e) {
            if (sending) throw new IllegalStateException("the control was not heard", e);
        }
    }

    private static Quantiles late(List<Arrival> arrivals) {
        return new Quantiles(arrivals.stream()
                .map(one -> (one.atNanos() - ByteBuffer.wrap(one.payload()).getLong()) / 1e3)
                .toList());
    }

    private static int lost(List<Arrival> arrivals) {
        int span =
                arrivals.get(arrivals.size() - 1).sequence() - arrivals.get(0).sequence() + 1 & 0xffff;
        return span - arrivals.size();
    }

    private static Thread started(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
