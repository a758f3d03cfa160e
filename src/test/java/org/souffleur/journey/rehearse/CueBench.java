package org.souffleur.journey.rehearse;

import static org.souffleur.media.Slot.Kind.AUDIO;
import static org.souffleur.media.Slot.Kind.VIDEO;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.souffleur.journey.SignedIn;
import org.souffleur.journey.door.Caller;
import org.souffleur.journey.door.NativeLeg;
import org.souffleur.journey.door.NativeSeat;
import org.souffleur.journey.measure.Findings;
import org.souffleur.journey.measure.FreshServer;
import org.souffleur.journey.measure.IdleCpu;
import org.souffleur.journey.measure.Options;
import org.souffleur.journey.measure.Pause;
import org.souffleur.journey.measure.Quantiles;
import org.souffleur.media.opus.OpusEncoder;
import org.souffleur.media.peer.PeerLine;

/**
 * From a cue that the OS gives to the moment in which the surrogate's real Chromium has painted it, in a live evening: her
 * lens and her microphone are up, she hears the OS speak. The human and the OS are native peers, since in truth they have
 * machines of their own.
 *
 * <p>The control is the same browser's: from a page that changes one word by itself to that word painted.
 */
public final class CueBench {
    private static final Set<String> OPTIONS = Set.of("times", "json", "cache", "keycloak-zip", "realm", "service");
    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

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
        int port = server.port();
        surrogate.openRehearsal();
        String evening = surrogate.join();
        NativeSeat human = new NativeSeat(
                        evening,
                        port,
                        Caller.Pass.session(
                                SignedIn.as("human1", server.stack().url()).cookie()))
                .enters();
        NativeSeat os = new NativeSeat(evening, port, server.program()).enters();
        String hers = surrogate.seat(evening);
        try (NativeLeg voice = os.connects(
                        PeerLine.sends("voice", AUDIO),
                        PeerLine.receives("mic1", AUDIO),
                        PeerLine.receives("mic2", AUDIO),
                        PeerLine.receives("camera1", VIDEO),
                        PeerLine.receives("camera2", VIDEO));
                NativeLeg ear = human.connects(PeerLine.sends("mic", AUDIO), PeerLine.receives("voice", AUDIO))) {
            os.agrees("voice", "cues");
            human.agrees("voice", "mic:" + hers, "lens:" + hers);
            surrogate.agree(Set.of("voice", "cues", "mic:" + hers, "lens:" + hers));
            surrogate.awaitState("live");
            AtomicBoolean speaking = new AtomicBoolean(true);
            Thread speaker = new Thread(() -> speak(speaking, voice, ear), "os-and-human-speak");
            speaker.setDaemon(true);
            speaker.start();
            Pause.seconds(SETTLE_S);
            CueTiming cues = new CueTiming(surrogate, evening, Pause::seconds);
            IdleCpu before = IdleCpu.now();
            cues.run(times, port, server.passes());
            double idle = IdleCpu.now().shareSince(before);
            List<Double> controlMs = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                controlMs.add(surrogate.paintsOneWordMs());
                Pause.seconds(CueTiming.BETWEEN_S);
            }
            speaking.set(false);
            speaker.join();
            return new Findings()
                    .put("n", times)
                    .put("cue_to_screen_ms", new Quantiles(cues.toScreenMs), 95)
                    .put("cue_error_ms", new Quantiles(cues.errorMs), 95)
                    .put("control_ms", new Quantiles(controlMs), 95)
                    .put("idle_cpu", idle, 3)
                    .json();
        }
    }

    private static void speak(AtomicBoolean speaking, NativeLeg os, NativeLeg human) {
        byte[] pcm = Sound.named("os-voice.wav").bytes();
        int frameBytes = 2 * OpusEncoder.FRAME_SAMPLES;
        try (OpusEncoder encoder = new OpusEncoder()) {
            int at = 0;
            for (long next = System.nanoTime(); speaking.get(); next += FRAME_NANOS) {
                LockSupport.parkNanos(next - System.nanoTime());
                byte[] frame = encoder.encode(pcm, at);
                os.peer().send("voice", frame);
                human.peer().send("mic", frame);
                at = at + 2 * frameBytes > pcm.length ? 0 : at + frameBytes;
            }
        }
    }
}
