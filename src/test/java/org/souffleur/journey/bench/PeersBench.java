package org.souffleur.journey.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.souffleur.journey.janus.JanusServer;
import org.souffleur.journey.measure.CpuTime;
import org.souffleur.journey.measure.IdleCpu;
import org.souffleur.journey.measure.Options;
import org.souffleur.wiring.embedded.LanAddresses;

/**
 * {@code ./souffleur bench peers}: the evenings of {@code bench media} by way of our relay and of Janus' video room in
 * turn, each in a process of its own and with the same protection, and of the bare control.
 *
 * @param sessions evenings that speak at once
 * @param seconds how long each of the three is measured in all
 * @param loops as {@link JanusServer} takes it
 */
record PeersBench(int sessions, int seconds, boolean json, boolean camera, int loops) {
    private static final Set<String> OPTIONS =
            Set.of("sessions", "seconds", "json", "audio", "janus-loops", "janus-as-is");
    private static final int DEFAULT_SESSIONS = 30;
    private static final int DEFAULT_SECONDS = 15;
    private static final int MOST_SESSIONS = 1_000; // 6000 of Janus' connections, each with a socket of its own
    private static final int LONGEST_S = 3_600;
    private static final int MOST_LOOPS = 256;
    private static final double ROUND_S = 2.5;
    private static final int LEAST_ROUNDS = 3;
    private static final double WARM_S = 8; // as MediaBench says of the relay

    /** @return what belongs on standard output */
    static String run(String... arguments) throws Exception {
        PeersBench bench = read(arguments);
        Logger.getLogger("").setLevel(Level.WARNING);
        PeersFigures figures = bench.measure();
        if (!bench.json) return figures.table();
        System.err.print(figures.aside());
        return figures.json();
    }

    static PeersBench read(String... arguments) {
        Map<String, String> options = Options.of(OPTIONS, arguments);
        return new PeersBench(
                Options.number(options, "sessions", DEFAULT_SESSIONS, MOST_SESSIONS),
                Options.number(options, "seconds", DEFAULT_SECONDS, LONGEST_S),
                options.containsKey("json"),
                !options.containsKey("audio"),
                options.containsKey("janus-as-is")
                        ? 0
                        : Options.number(
                                options, "janus-loops", Runtime.getRuntime().availableProcessors(), MOST_LOOPS));
    }

    PeersFigures measure() throws IOException, InterruptedException {
        // Janus never listens on 127.0.0.1; what a machine says to an address of its own goes by loopback all the same.
        InetAddress here = LanAddresses.ofThisMachine().addresses().get(0);
        try (MediaProcesses processes = new MediaProcesses();
                JanusServer janus = new JanusServer(here, loops);
                Load ours = new Load(new RelayDoor(processes.relay, processes.control, here, camera));
                Load theirs = new Load(new JanusDoor(janus, camera))) {
            say(sessions + " evenings come in, here and at Janus " + janus.version());
            ours.open(sessions);
            theirs.open(sessions);
            PeersSide control = new PeersSide("the control", ours, LoadPhase.Side.CONTROL, processes.control::cpuNanos);
            PeersSide souffleur = new PeersSide("souffleur", ours, LoadPhase.Side.RELAY, processes.relay::cpuNanos);
            PeersSide other = new PeersSide("janus", theirs, LoadPhase.Side.RELAY, janus::cpuNanos);
            say("everything warms up");
            for (PeersSide side : List.of(souffleur, other, control)) side.warmUp(sessions, Math.min(seconds, WARM_S));
            int rounds = Math.max(LEAST_ROUNDS, (int) Math.round(seconds / ROUND_S));
            double length = (double) seconds / rounds;
            say("they speak by way of the control, of the relay and of Janus in turns, " + seconds + " s each");
            IdleCpu idleBefore = IdleCpu.now();
            long spentBefore = spentNanos(processes, janus);
            long from = System.nanoTime();
            for (int round = 0; round < rounds; round++) {
                boolean first = round == 0;
                control.round(sessions, length, () -> {});
                // Once, as in bench media: a short run would have none otherwise, and they cost processor time.
                souffleur.round(sessions, length, () -> {
                    if (first) processes.relay.ask("collect");
                });
                other.round(sessions, length, () -> {});
            }
            double took = (System.nanoTime() - from) / 1e9;
            double cores = Runtime.getRuntime().availableProcessors();
            double busy = (1 - IdleCpu.now().shareSince(idleBefore)) * cores;
            return new PeersFigures(
                    sessions,
                    souffleur.found(),
                    other.found(),
                    control.found(),
                    LoadLeg.PROFILE.name(),
                    janus.version(),
                    ManagementFactory.getRuntimeMXBean().getVmVersion(),
                    Math.max(0, busy - (spentNanos(processes, janus) - spentBefore) / 1e9 / took));
        }
    }

    private static long spentNanos(MediaProcesses processes, JanusServer janus) {
        return CpuTime.nanos(ProcessHandle.current())
                + processes.relay.cpuNanos()
                + processes.control.cpuNanos()
                + janus.cpuNanos();
    }

    private static void say(String what) {
        System.err.println(String.format(Locale.ROOT, "bench peers: %s …", what));
    }
}
