package org.souffleur.journey.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.souffleur.journey.measure.Options;

/**
 * {@code ./souffleur bench media}: the relay alone in a process of its own, evenings that speak real SRTP in this one,
 * and beside it, in turns, a process that forwards the same datagrams without a thought.
 *
 * @param sessions evenings that speak at once; with {@code knee}, where the search begins
 * @param seconds how long the relay is measured, without the control's equal time and the warming up
 */
record MediaBench(int sessions, int seconds, boolean json, boolean camera, boolean knee) {
    private static final Set<String> OPTIONS = Set.of("sessions", "seconds", "json", "audio", "knee");
    private static final int DEFAULT_SESSIONS = 100;
    private static final int DEFAULT_SECONDS = 10;
    static final int MOST_SESSIONS = 5_000; // 15 000 legs: beyond that a machine lacks ports and descriptors
    private static final int LONGEST_S = 3_600;

    /**
     * By then compilers are done with the path of a packet, and a camera has sent the 256 packets that are kept for whoever
     * asks again, for which arrays are made once: the rounds would measure both otherwise.
     */
    private static final double WARM_RELAY_S = 8;

    private static final double WARM_CONTROL_S = 2;

    /** @return what belongs on standard output */
    static String run(String... arguments) throws Exception {
        MediaBench bench = read(arguments);
        Logger.getLogger("").setLevel(Level.WARNING);
        MediaFigures figures = bench.measure();
        if (!bench.json) return figures.table();
        System.err.print(figures.aside());
        return figures.json();
    }

    static MediaBench read(String... arguments) {
        Map<String, String> options = Options.of(OPTIONS, arguments);
        return new MediaBench(
                Options.number(options, "sessions", DEFAULT_SESSIONS, MOST_SESSIONS),
                Options.number(options, "seconds", DEFAULT_SECONDS, LONGEST_S),
                options.containsKey("json"),
                !options.containsKey("audio"),
                options.containsKey("knee"));
    }

    MediaFigures measure() throws IOException, InterruptedException {
        try (MediaProcesses processes = new MediaProcesses();
                Load load = new Load(new RelayDoor(processes, camera))) {
            say(sessions + " evenings come in");
            load.open(sessions);
            say("everything warms up");
            load.speak(LoadPhase.Side.RELAY, sessions, Math.min(2 * seconds, WARM_RELAY_S), Load.NOTHING);
            load.speak(LoadPhase.Side.CONTROL, sessions, Math.min(seconds, WARM_CONTROL_S), Load.NOTHING);
            if (knee) return new MediaKnee(processes, load).find(sessions, seconds);
            say("they speak by way of the control and of the relay in turns, " + seconds + " s each");
            return new MediaRounds(processes, load).measure(sessions, seconds, false);
        }
    }

    static void say(String what) {
        System.err.println(String.format(Locale.ROOT, "bench media: %s …", what));
    }
}
