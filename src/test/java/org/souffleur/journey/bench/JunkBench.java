package org.souffleur.journey.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.souffleur.journey.measure.Cores;
import org.souffleur.journey.measure.Findings;
import org.souffleur.journey.measure.MedianBounds;
import org.souffleur.journey.measure.Options;

/**
 * {@code ./souffleur bench junk}: how much later live evenings hear each other while strangers send to the relay's ports.
 * Rounds without and with junk follow each other, each by way of the control and of the relay; the control gets the same
 * junk and throws it away without a thought. The forwarding process has a processor of its own, and everybody else shares
 * the rest, strangers giving way: else each waits for a turn behind all others, which is no matter of junk.
 *
 * @param sessions evenings that speak at once
 * @param seconds how long each of the four is measured in all
 * @param pps packets of junk a second
 */
record JunkBench(int sessions, int seconds, int pps, boolean json) {
    private static final Set<String> OPTIONS = Set.of("sessions", "seconds", "pps", "json");
    private static final double ROUND_S = 2.5;
    private static final int LEAST_ROUNDS = 3;
    private static final double WARM_S = 4;

    /** A round in which the generator was this late at p99, whoever spoke, measures the machine, and is made again. */
    private static final long LATE_US = 5_000;

    private static final int MOST_TRIES = 3;
    private static final Pattern COUNT = Pattern.compile("=(\\d+)");

    /** The four things that are measured in turns. */
    private static final class Way {
        final LoadPhase.Side side;
        final boolean junk;
        final List<Load.Outcome> rounds = new ArrayList<>();

        Way(LoadPhase.Side side, boolean junk) {
            this.side = side;
            this.junk = junk;
        }

        boolean wasInTime() {
            return rounds.get(rounds.size() - 1).late().micros(0.99) <= LATE_US;
        }

        double micros(int round, double share) {
            return Math.max(1, rounds.get(round).forward().micros(share));
        }

        long median(double share) {
            List<Double> all = new ArrayList<>();
            for (int i = 0; i < rounds.size(); i++) all.add(micros(i, share));
            return Math.round(MedianBounds.of(all).median());
        }

        double loss() {
            long expected = rounds.stream().mapToLong(Load.Outcome::expected).sum();
            return expected == 0
                    ? 0
                    : Math.max(0, rounds.stream().mapToLong(Load.Outcome::lost).sum()) / (double) expected;
        }

        long lateUs() {
            LoadHistogram late = new LoadHistogram();
            rounds.forEach(round -> late.addAll(round.late()));
            return late.micros(0.99);
        }

        Findings figures() {
            return new Findings()
                    .put("p50", median(0.5))
                    .put("p99", median(0.99))
                    .put("loss", loss(), 6)
                    .put("sent_late_p99", lateUs());
        }
    }

    /** A figure of each round with its bounds. */
    private static Findings bounded(List<Double> rounds) {
        MedianBounds all = MedianBounds.of(rounds);
        Findings figure = new Findings().put("median", all.median(), 3);
        if (Double.isFinite(all.low())) figure.put("low", all.low(), 3).put("high", all.high(), 3);
        return figure;
    }

    /** @return what belongs on standard output */
    static String run(String... arguments) throws Exception {
        Map<String, String> options = Options.of(OPTIONS, arguments);
        Logger.getLogger("").setLevel(Level.WARNING);
        return new JunkBench(
                        Options.number(options, "sessions", 20, 1_000),
                        Options.number(options, "seconds", 15, 3_600),
                        Options.number(options, "pps", 50_000, 1_000_000),
                        options.containsKey("json"))
                .measure();
    }

    private String measure() throws IOException, InterruptedException {
        List<Way> ways = List.of(
                new Way(LoadPhase.Side.CONTROL, false),
                new Way(LoadPhase.Side.RELAY, false),
                new Way(LoadPhase.Side.CONTROL, true),
                new Way(LoadPhase.Side.RELAY, true));
        Spent spent = new Spent();
        boolean pinned;
        int leftOut = 0;
        try (MediaProcesses processes = new MediaProcesses();
                MediaChild junk = MediaChild.start(JunkProcess.class, List.of("-XX:+UseSerialGC", "-Xmx64m"));
                Load load = new Load(new RelayDoor(processes, true))) {
            load.open(sessions);
            pinned = Cores.divide(processes.relay.pid(), ProcessHandle.current().pid())
                    && Cores.divide(processes.control.pid(), junk.pid());
            say("everything warms up");
            for (Way way : ways) round(way, WARM_S, processes, junk, load, new Spent());
            ways.forEach(way -> way.rounds.clear());
            int rounds = Math.max(LEAST_ROUNDS, (int) Math.round(seconds / ROUND_S));
            for (int good = 0; good < rounds && good + leftOut < MOST_TRIES * rounds; ) {
                say("round " + (good + 1) + " of " + rounds);
                for (Way way : ways) round(way, (double) seconds / rounds, processes, junk, load, spent);
                if (ways.stream().allMatch(Way::wasInTime)) {
                    good++;
                } else {
                    leftOut++;
                    ways.forEach(way -> way.rounds.remove(way.rounds.size() - 1));
                }
            }
        }
        return findings(ways, spent, pinned, leftOut);
    }

    private void round(
            Way way, double roundSeconds, MediaProcesses processes, MediaChild junk, Load load, Spent spent) {
        if (way.junk) {
            String ports = load.ports(way.side).stream().map(String::valueOf).collect(Collectors.joining(" "));
            junk.ask("begin " + pps + " " + ports);
        }
        long droppedBefore = dropped(processes);
        MediaRelayProcess.Meter before = processes.meter();
        long startedAt = System.nanoTime();
        way.rounds.add(load.speak(way.side, sessions, roundSeconds, Load.NOTHING));
        double took = (System.nanoTime() - startedAt) / 1e9;
        if (way.side == LoadPhase.Side.RELAY) {
            spent.took(
                    way.junk,
                    took,
                    processes.meter().minus(before).mediaCpuNanos(),
                    dropped(processes) - droppedBefore);
        }
        if (way.junk) spent.junk(junk.ask("end").split(" "), took, way.side == LoadPhase.Side.RELAY);
    }

    private static long dropped(MediaProcesses processes) {
        Matcher count = COUNT.matcher(processes.relay.ask("drops"));
        long all = 0;
        while (count.find()) all += Long.parseLong(count.group(1));
        return all;
    }

    /** What the relay's rounds have used, without and with junk. */
    private static final class Spent {
        private final double[] seconds = new double[2];
        private final long[] mediaNanos = new long[2];
        private final long[] dropped = new long[2];
        private double junkSeconds;
        private long junkSent;
        private long junkLateUs;

        void took(boolean junk, double took, long nanos, long drops) {
            int which = junk ? 1 : 0;
            seconds[which] += took;
            mediaNanos[which] += nanos;
            dropped[which] += drops;
        }

        void junk(String[] answer, double took, boolean relay) {
            junkLateUs = Math.max(junkLateUs, Long.parseLong(answer[1]));
            if (!relay) return;
            junkSent += Long.parseLong(answer[0]);
            junkSeconds += took;
        }

        double cores(int which) {
            return mediaNanos[which] / 1e9 / seconds[which];
        }
    }

    /** The ratios of neighbours, round by round: what the machine does slowly touches both. */
    private static List<Double> ratios(Way junk, Way quiet, double share) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < junk.rounds.size(); i++) ratios.add(junk.micros(i, share) / quiet.micros(i, share));
        return ratios;
    }

    /** How much later the relay is with junk than without, beyond what the control is, which does nothing with junk. */
    private static List<Double> excess(List<Way> ways, double share) {
        List<Double> excess = new ArrayList<>();
        for (int i = 0; i < ways.get(0).rounds.size(); i++) {
            double control = ways.get(2).micros(i, share) - ways.get(0).micros(i, share);
            excess.add(ways.get(3).micros(i, share) - ways.get(1).micros(i, share) - control);
        }
        return excess;
    }

    private String findings(List<Way> ways, Spent spent, boolean pinned, int leftOut) {
        Way quietControl = ways.get(0);
        Way quiet = ways.get(1);
        Way loudControl = ways.get(2);
        Way loud = ways.get(3);
        Findings all = new Findings()
                .put("sessions", sessions)
                .put("pinned", pinned)
                .put("rounds", loud.rounds.size())
                .put("rounds_left_out", leftOut)
                .put("junk_pps", Math.round(spent.junkSent / spent.junkSeconds))
                .put("junk_dropped_pps", Math.round(spent.dropped[1] / spent.seconds[1]))
                .put("junk_late_p99_us", spent.junkLateUs)
                .put("forward_us", quiet.figures())
                .put("forward_with_junk_us", loud.figures())
                .put("control_us", quietControl.figures())
                .put("control_with_junk_us", loudControl.figures())
                .put("p50_ratio", bounded(ratios(loud, quiet, 0.5)))
                .put("p99_ratio", bounded(ratios(loud, quiet, 0.99)))
                .put("control_p50_ratio", bounded(ratios(loudControl, quietControl, 0.5)))
                .put("control_p99_ratio", bounded(ratios(loudControl, quietControl, 0.99)))
                .put("p99_excess_us", bounded(excess(ways, 0.99)))
                .put("media_cores", spent.cores(0), 3)
                .put("media_cores_with_junk", spent.cores(1), 3)
                .put(
                        "us_per_junk_packet",
                        (spent.mediaNanos[1] / spent.seconds[1] - spent.mediaNanos[0] / spent.seconds[0])
                                / 1e3
                                / Math.max(1, spent.dropped[1] / spent.seconds[1]),
                        2)
                .put("jdk", Runtime.version().toString());
        return json ? all.json() : all.json().replace(",\"", ",\n\"");
    }

    private static void say(String what) {
        System.err.println(String.format(Locale.ROOT, "bench junk: %s …", what));
    }
}
