package org.souffleur.journey.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** One of those that are measured in turns, and what came of its rounds. */
final class PeersSide {
    final String name;
    private final Load load;
    private final LoadPhase.Side side;
    private final LongSupplier cpuNanos;
    private final List<LoadHistogram> forward = new ArrayList<>();
    private final List<Double> ppsPerCore = new ArrayList<>();
    private final LoadHistogram late = new LoadHistogram();
    private double seconds;
    private long spentNanos;
    private long expected;
    private long lost;
    private long unsent;

    /** @param cpuNanos what the forwarding process has used so far */
    PeersSide(String name, Load load, LoadPhase.Side side, LongSupplier cpuNanos) {
        this.name = name;
        this.load = load;
        this.side = side;
        this.cpuNanos = cpuNanos;
    }

    /** What is found out about one side. */
    record Found(
            String name,
            double ppsOut,
            double loss,
            MediaFigures.Times forwardUs,
            double cpuCores,
            List<Double> ppsPerCoreOfRounds,
            MediaFigures.Times lateUs,
            long unsent) {
        double ppsPerCore() {
            return cpuCores == 0 ? 0 : ppsOut / cpuCores;
        }
    }

    /** Lets compilers, caches and whatever else learns do so. */
    void warmUp(int sessions, double roundSeconds) {
        load.speak(side, sessions, roundSeconds, Load.NOTHING);
    }

    /** @param inTheMiddle what is asked of the forwarding process meanwhile */
    void round(int sessions, double roundSeconds, Runnable inTheMiddle) {
        long[] spent = new long[1];
        Load.Outcome outcome = load.speak(side, sessions, roundSeconds, new Load.Meanwhile() {
            @Override
            public void begins() {
                spent[0] = -cpuNanos.getAsLong();
            }

            @Override
            public void inTheMiddle() {
                inTheMiddle.run();
            }

            @Override
            public void ends() {
                spent[0] += cpuNanos.getAsLong();
            }
        });
        forward.add(outcome.forward());
        ppsPerCore.add(spent[0] == 0 ? 0 : outcome.forward().count() * 1e9 / spent[0]);
        late.addAll(outcome.late());
        seconds += outcome.phase().countedSeconds();
        spentNanos += spent[0];
        expected += outcome.expected();
        lost += outcome.lost();
        unsent += outcome.unsent();
    }

    Found found() {
        return new Found(
                name,
                forward.stream().mapToLong(LoadHistogram::count).sum() / seconds,
                MediaRounds.share(lost, expected),
                MediaRounds.medians(forward),
                spentNanos / 1e9 / seconds,
                List.copyOf(ppsPerCore),
                new MediaFigures.Times(late.micros(0.5), late.micros(0.99)),
                unsent);
    }
}
