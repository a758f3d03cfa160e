package org.souffleur.journey.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.souffleur.journey.measure.CpuTime;
import org.souffleur.journey.measure.IdleCpu;

/** Measures one load in turns: the control, the relay, the control, the relay, so that a change of weather meets both. */
final class MediaRounds {
    private static final double ROUND_S = 2.5;
    private static final int LEAST_ROUNDS = 3; // so that the median is not touched by one cold or unlucky round

    private final MediaProcesses processes;
    private final Load load;
    private final LoadHistogram late = new LoadHistogram();
    private final List<LoadHistogram> forward = new ArrayList<>();
    private final List<LoadHistogram> control = new ArrayList<>();
    private MediaRelayProcess.Meter used = new MediaRelayProcess.Meter(0, 0, 0, 0, 0);
    private double seconds;
    private double othersCores;
    private long expected;
    private long lost;
    private long controlExpected;
    private long controlLost;
    private long controlNanos;
    private long unsent;

    MediaRounds(MediaProcesses processes, Load load) {
        this.processes = processes;
        this.load = load;
    }

    /** @param seconds how long the relay is measured in all; the control takes as long again */
    MediaFigures measure(int sessions, double seconds, boolean knee) {
        int rounds = Math.max(LEAST_ROUNDS, (int) Math.round(seconds / ROUND_S));
        for (int i = 0; i < rounds; i++) {
            control(sessions, seconds / rounds);
            relay(sessions, seconds / rounds);
        }
        return figures(sessions, knee);
    }

    private void control(int sessions, double roundSeconds) {
        long[] cpuNanos = new long[2];
        Load.Outcome outcome = load.speak(LoadPhase.Side.CONTROL, sessions, roundSeconds, new Load.Meanwhile() {
            @Override
            public void begins() {
                cpuNanos[0] = processes.control.cpuNanos();
            }

            @Override
            public void ends() {
                cpuNanos[1] = processes.control.cpuNanos();
            }
        });
        controlNanos += cpuNanos[1] - cpuNanos[0];
        control.add(outcome.forward());
        controlExpected += outcome.expected();
        controlLost += outcome.lost();
        late.addAll(outcome.late());
        unsent += outcome.unsent();
    }

    private void relay(int sessions, double roundSeconds) {
        Watch watch = new Watch();
        Load.Outcome outcome = load.speak(LoadPhase.Side.RELAY, sessions, roundSeconds, watch);
        forward.add(outcome.forward());
        expected += outcome.expected();
        lost += outcome.lost();
        late.addAll(outcome.late());
        unsent += outcome.unsent();
        seconds += outcome.phase().countedSeconds();
        used = used.plus(watch.used);
        double cores = Runtime.getRuntime().availableProcessors();
        double ours = (watch.used.cpuNanos() + watch.generatorNanos) / 1e9;
        double busy = (1 - watch.idleShare) * cores * outcome.phase().countedSeconds();
        othersCores += Math.max(0, busy - ours);
    }

    /** What the relay's process used in a round, and how busy the machine was besides. */
    private final class Watch implements Load.Meanwhile {
        private MediaRelayProcess.Meter used = new MediaRelayProcess.Meter(0, 0, 0, 0, 0);
        private MediaRelayProcess.Meter before = used;
        private IdleCpu idleBefore = IdleCpu.now();
        private long generatorBefore;
        private long generatorNanos;
        private double idleShare;

        @Override
        public void begins() {
            processes.pauses.skip();
            before = processes.meter();
            idleBefore = IdleCpu.now();
            generatorBefore = CpuTime.nanos(ProcessHandle.current());
        }

        @Override
        public void inTheMiddle() {
            // Once: without it a short run has no collection at all and proves nothing, and each costs processor time.
            if (forward.isEmpty()) processes.relay.ask("collect");
        }

        @Override
        public void ends() {
            used = processes.meter().minus(before);
            idleShare = IdleCpu.now().shareSince(idleBefore);
            generatorNanos = CpuTime.nanos(ProcessHandle.current()) - generatorBefore;
            processes.pauses.look();
        }
    }

    private MediaFigures figures(int sessions, boolean knee) {
        return new MediaFigures(
                sessions,
                used.packetsIn() / seconds,
                forward.stream().mapToLong(LoadHistogram::count).sum() / seconds,
                share(lost, expected),
                medians(forward),
                medians(control),
                used.cpuNanos() / 1e9 / seconds,
                used.packetsIn() == 0 ? 0 : (double) used.allocatedBytes() / used.packetsIn(),
                processes.pauses.longestMs(),
                ManagementFactory.getRuntimeMXBean().getVmVersion(),
                knee,
                new MediaFigures.Beside(
                        new MediaFigures.Times(late.micros(0.5), late.micros(0.99)),
                        unsent,
                        share(controlLost, controlExpected),
                        controlNanos == 0 ? 0 : (controlExpected - controlLost) * 1e9 / controlNanos,
                        used.mediaCpuNanos() / 1e9 / seconds,
                        othersCores / seconds,
                        processes.relay.ask("drops")));
    }

    static double share(long part, long all) {
        return all == 0 ? 0 : Math.max(0, part) / (double) all;
    }

    static MediaFigures.Times medians(List<LoadHistogram> rounds) {
        return new MediaFigures.Times(median(rounds, 0.5), median(rounds, 0.99));
    }

    private static long median(List<LoadHistogram> rounds, double share) {
        long[] sorted =
                rounds.stream().mapToLong(round -> round.micros(share)).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
