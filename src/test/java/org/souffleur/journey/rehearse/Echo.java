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

/**
 * {@code ./souffleur echo}: how much of a voice that comes out of an open loudspeaker goes back through the microphone. The loudspeaker's own
 * monitor is the microphone: nothing is lost on the way, which is the worst room there is. Nobody speaks meanwhile.
 */
public final class Echo {
    private static final double SETTLE_S = 12;
    private static final double MEASURE_S = 10;

    /** Plays as our pages do: a received track in an audio element; the microphone as our pages ask for it. */
    private static final String PAGE = """
            <!doctype html><title>echo</title><button id="start">start</button>
            <script>
            async function start(filtered) {
              const context = new AudioContext();
              await context.resume();
              const voice = await context.decodeAudioData(await (await fetch('/voice.wav')).arrayBuffer());
              const source = new AudioBufferSourceNode(context, { buffer: voice, loop: true });
              const mouth = context.createMediaStreamDestination();
              source.connect(mouth);
              source.start();
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

    /** Prints what the microphone hands over without and with the canceller, and the processor's idle share meanwhile. */
    public static void main(String[] arguments) throws IOException {
        HttpServer server = serve();
        try (Ears ears = Ears.open("loudspeaker");
                Chromium chromium = new Chromium()) {
            Map<String, String> room = ears.environment("loudspeaker", "loudspeaker");
            IdleCpu before = IdleCpu.now();
            double without = loudnessDb(chromium, room, server, false);
            double with = loudnessDb(chromium, room, server, true);
            System.out.printf(
                    Locale.ROOT,
                    "{\"echo_without_dbfs\":%.1f,\"echo_with_dbfs\":%.1f,\"cancelled_db\":%.1f,\"idle_cpu\":%.2f}%n",
                    without,
                    with,
                    without - with,
                    IdleCpu.now().shareSince(before));
        } finally {
            server.stop(0);
        }
        System.exit(0);
    }

    private static double loudnessDb(Chromium chromium, Map<String, String> room, HttpServer server, boolean filtered) {
        try (Browser browser = chromium.withMicrophone(room)) {
            Page page = browser.newPage();
            page.navigate("http://localhost:" + server.getAddress().getPort() + "/");
            page.click("#start");
            page.evaluate("filtered => start(filtered)", filtered);
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
