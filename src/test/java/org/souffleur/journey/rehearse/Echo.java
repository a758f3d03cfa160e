package org.souffleur.journey.rehearse;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.souffleur.journey.measure.IdleCpu;

/**
 * {@code ./souffleur echo}: how much of a voice that comes out of an open loudspeaker goes back through the microphone. The loudspeaker's own
 * monitor is the microphone: nothing is lost on the way, which is the worst room there is. Then the controls: that somebody in that room is still
 * heard, alone and while the loudspeaker plays.
 */
public final class Echo {
    private static final double SETTLE_S = 12;
    private static final double MEASURE_S = 10;

    /** Plays as our pages do: a received track in an audio element; the microphone as our pages ask for it. */
    private static final String PAGE = """
            <!doctype html><title>echo</title><button id="start">start</button>
            <script>
            async function start(filtered, plays) {
              const context = new AudioContext();
              await context.resume();
              const voice = await context.decodeAudioData(await (await fetch('/voice.wav')).arrayBuffer());
              const source = new AudioBufferSourceNode(context, { buffer: voice, loop: true });
              const mouth = context.createMediaStreamDestination();
              source.connect(mouth);
              if (plays) source.start();
              const from = new RTCPeerConnection(), to = new RTCPeerConnection();
              from.onicecandidate = ({ candidate }) => to.addIceCandidate(candidate);
              to.onicecandidate = ({ candidate }) => from.addIceCandidate(candidate);
              const ear = document.createElement('audio');
              ear.autoplay = true;
              to.ontrack = ({ track }) => { ear.srcObject = new MediaStream([track]); ear.play(); };
              document.body.append(ear);
              from.addTrack(mouth.stream.getAudioTracks()[0], mouth.stream);
              await from.setLocalDescription(await from.createOffer());
              await to.setRemoteDescription(from.localDescription);
              await to.setLocalDescription(await to.createAnswer());
              await from.setRemoteDescription(to.localDescription);
              const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: { ideal: 1 },
                echoCancellation: filtered, noiseSuppression: filtered, autoGainControl: filtered } });
              window.analyser = context.createAnalyser();
              analyser.fftSize = 2048;
              context.createMediaStreamSource(stream).connect(analyser);
            }
            /** Mean loudness of what the microphone hands over, dB below full scale. */
            async function loudness(seconds) {
              const samples = new Float32Array(analyser.fftSize);
              let sum = 0, count = 0;
              for (const endMs = performance.now() + seconds * 1000; performance.now() < endMs;) {
                await new Promise((next) => requestAnimationFrame(next));
                analyser.getFloatTimeDomainData(samples);
                for (const one of samples) sum += one * one;
                count += samples.length;
              }
              return 10 * Math.log10(sum / count + 1e-12);
            }
            document.getElementById('start').onclick = () => { document.body.dataset.pressed = 'yes'; };
            </script>
            """;

    private Echo() {}

    /** Prints what the microphone hands over, without the canceller and with it, and the processor's idle share. */
    public static void main(String[] arguments) throws IOException {
        HttpServer server = serve();
        try (Ears ears = Ears.open("loudspeaker");
                Chromium chromium = new Chromium()) {
            IdleCpu before = IdleCpu.now();
            double without = loudnessDb(chromium, ears, server, false, true, false);
            double with = loudnessDb(chromium, ears, server, true, true, false);
            double talker = loudnessDb(chromium, ears, server, true, false, true);
            double both = loudnessDb(chromium, ears, server, true, true, true);
            System.out.printf(
                    Locale.ROOT,
                    "{\"echo_without_dbfs\":%.1f,\"echo_with_dbfs\":%.1f,\"cancelled_db\":%.1f,\"talker_with_dbfs\":%.1f,"
                            + "\"double_talk_dbfs\":%.1f,\"idle_cpu\":%.2f}%n",
                    without,
                    with,
                    without - with,
                    talker,
                    both,
                    IdleCpu.now().shareSince(before));
        } finally {
            server.stop(0);
        }
        System.exit(0);
    }

    /**
     * @param filtered whether the browser may cancel, suppress and level
     * @param plays whether the loudspeaker plays the voice
     * @param talks whether somebody in the room speaks, through no browser
     */
    private static double loudnessDb(
            Chromium chromium, Ears ears, HttpServer server, boolean filtered, boolean plays, boolean talks) {
        try (Browser browser = chromium.withMicrophone(ears.environment("loudspeaker", "loudspeaker"));
                Voice talker = talks ? ears.say(Sound.named("human-mic.wav"), "loudspeaker") : null) {
            Page page = browser.newPage();
            page.navigate("http://localhost:" + server.getAddress().getPort() + "/");
            page.click("#start");
            page.evaluate("([filtered, plays]) => start(filtered, plays)", List.of(filtered, plays));
            page.evaluate("seconds => loudness(seconds)", SETTLE_S);
            return ((Number) page.evaluate("seconds => loudness(seconds)", MEASURE_S)).doubleValue();
        }
    }

    private static HttpServer serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
        byte[] voice = Objects.requireNonNull(Echo.class.getResourceAsStream("/audio/os-voice.wav"))
                .readAllBytes();
        for (Map.Entry<String, byte[]> file :
                Map.of("/", page, "/voice.wav", voice).entrySet()) {
            server.createContext(file.getKey(), exchange -> {
                String type = file.getKey().equals("/") ? "text/html" : "audio/wav";
                exchange.getResponseHeaders().putAll(Map.of("Content-Type", List.of(type)));
                exchange.sendResponseHeaders(200, file.getValue().length);
                exchange.getResponseBody().write(file.getValue());
                exchange.close();
            });
        }
        server.start();
        return server;
    }
}
