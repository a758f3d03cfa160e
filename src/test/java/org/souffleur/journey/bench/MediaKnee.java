package org.souffleur.journey.bench;

import java.io.IOException;
import java.util.Locale;

/** Looks for the largest number of evenings without loss: doubles while it can, then halves the gap. */
final class MediaKnee {
    private static final double STEP_S = 3;
    private static final double CLOSE_ENOUGH = 1.06;
    private static final double BACK = 0.9;
    private static final int TRIES = 4;

    private final MediaProcesses processes;
    private final Load load;

    MediaKnee(MediaProcesses processes, Load load) {
        this.processes = processes;
        this.load = load;
    }

    /** @param from where to begin */
    MediaFigures find(int from, double seconds) throws IOException, InterruptedException {
        int good = 0;
        int bad = MediaBench.MOST_SESSIONS + 1;
        int next = from;
        while (good == 0 ? bad > 1 : bad > good * CLOSE_ENOUGH && bad > good + 1) {
            if (holds(next)) good = next;
            else bad = next;
            next = bad > MediaBench.MOST_SESSIONS ? Math.min(MediaBench.MOST_SESSIONS, 2 * good) : (good + bad) / 2;
            if (good == MediaBench.MOST_SESSIONS) break;
        }
        if (good == 0) throw new IllegalStateException("even one evening loses packets here");
        // A step is short: what it bore may be too much for longer.
        for (int tries = 1; ; tries++) {
            MediaBench.say("measuring " + good + " evenings");
            MediaFigures figures = new MediaRounds(processes, load).measure(good, seconds, true);
            if (figures.loss() == 0 && figures.valid() || tries == TRIES || good == 1) return figures;
            MediaBench.say(String.format(Locale.ROOT, "%d evenings lost %.6f", good, figures.loss()));
            good = Math.max(1, (int) (good * BACK));
        }
    }

    /** Twice, since on a shared machine somebody else's burst is not the relay's limit. */
    private boolean holds(int sessions) throws IOException, InterruptedException {
        load.open(sessions);
        return once(sessions) || once(sessions);
    }

    private boolean once(int sessions) {
        Load.Outcome outcome = load.speak(LoadPhase.Side.RELAY, sessions, STEP_S, Load.NOTHING);
        long lateUs = outcome.late().micros(0.99);
        MediaBench.say(String.format(
                Locale.ROOT,
                "%d evenings: %d of %d lost, p50 %d µs, sent late by %d µs (p99), %d never sent",
                sessions,
                outcome.lost(),
                outcome.expected(),
                outcome.forward().micros(0.5),
                lateUs,
                outcome.unsent()));
        return outcome.lost() == 0 && outcome.unsent() == 0 && lateUs <= MediaFigures.LATEST_US;
    }
}
