package org.souffleur.journey.rehearse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.souffleur.journey.measure.Findings;
import org.souffleur.journey.measure.FreshServer;
import org.souffleur.journey.measure.IdleCpu;
import org.souffleur.journey.measure.Options;
import org.souffleur.journey.measure.Pause;
import org.souffleur.journey.measure.Quantiles;

/**
 * From a cue that the OS gives to the moment in which the surrogate's real Chromium has painted it, in a live evening: her
 * lens and her microphone are up, she hears the OS speak. The human and the OS are native peers, since in truth they have
 * machines of their own.
 *
 * <p>The control is the same browser's: from a page that changes one word by itself to that word painted.
 */
public final class CueBench {
    private static final Set<String> OPTIONS = Set.of("times", "json", "cache", "keycloak-zip", "realm", "service");

    /** Pages, voices and clocks settle within this time. */
    private static final double SETTLE_S = 6;

    private CueBench() {}

    /** Options: {@code times} (cues of each sort), and the server's. */
    public static String run(String... arguments) throws Exception {
        Map<String, String> options = Options.of(OPTIONS, arguments);
        int times = Options.number(options, "times", 100, 1_000);
        try (FreshServer server = FreshServer.start(options);
                Ears ears = Ears.open(Evening.SURROGATE_EAR, Evening.SURROGATE_MOUTH);
                Chromium chromium = new Chromium();
                Voice hers = ears.say(Sound.named("surrogate-mic.wav"), Evening.SURROGATE_MOUTH);
                Party surrogate = Party.signIn(
                        "surrogate",
                        chromium.withMicrophoneAtTheFront(
                                ears.environment(Evening.SURROGATE_EAR, Evening.SURROGATE_MOUTH)),
                        server.port())) {
            return measure(times, server, surrogate);
        }
    }

    private static String measure(int times, FreshServer server, Party surrogate) throws InterruptedException {
        try (AroundHer around = AroundHer.live(server, surrogate)) {
            around.speakBoth();
            Pause.seconds(SETTLE_S);
            CueTiming cues = new CueTiming(surrogate, around.evening, Pause::seconds);
            IdleCpu before = IdleCpu.now();
            cues.run(times, server.port(), server.passes());
            double idle = IdleCpu.now().shareSince(before);
            List<Double> controlMs = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                controlMs.add(surrogate.paintsOneWordMs());
                Pause.seconds(CueTiming.BETWEEN_S);
            }
            around.hush();
            return new Findings()
                    .put("n", times)
                    .put("cue_to_screen_ms", new Quantiles(cues.toScreenMs), 95)
                    .put("cue_error_ms", new Quantiles(cues.errorMs), 95)
                    .put("control_ms", new Quantiles(controlMs), 95)
                    .put("idle_cpu", idle, 3)
                    .json();
        }
    }
}
