package org.souffleur.journey.rehearse;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The control: the same voice between two pages that are connected with each other and with nothing else. What a
 * relayed ear has above this is the relay's and its pages' doing; what this has is the browser's.
 */
final class DirectPair {
    private static final String PAGE = """
            <!doctype html><title>direct</title><button id="hear">hear</button>
            <script>
            const peer = new RTCPeerConnection();
            const gathered = () => new Promise((resolve) => {
              if (peer.iceGatheringState === 'complete') resolve();
              peer.addEventListener('icegatheringstatechange', () => {
                if (peer.iceGatheringState === 'complete') resolve();
              });
            });
            async function speak() {
              const stream = await navigator.mediaDevices.getUserMedia({audio: {
                channelCount: {ideal: 1}, echoCancellation: false, noiseSuppression: false, autoGainControl: false}});
              peer.addTransceiver(stream.getAudioTracks()[0], {direction: 'sendonly'});
              await peer.setLocalDescription(await peer.createOffer());
              await gathered();
              return peer.localDescription.sdp;
            }
            async function answer(sdp) {
              await peer.setRemoteDescription({type: 'offer', sdp});
              await peer.setLocalDescription(await peer.createAnswer());
              await gathered();
              return peer.localDescription.sdp;
            }
            document.getElementById('hear').onclick = () => {
              const ear = document.createElement('audio');
              ear.autoplay = true;
              peer.ontrack = (event) => { ear.srcObject = new MediaStream([event.track]); ear.play(); };
              document.body.append(ear);
              document.body.dataset.hears = 'yes';
            };
            </script>
            """;

    private static final int CONNECT_TIMEOUT_MS = 20_000;

    private DirectPair() {}

    /** Runs the pair for so long, after {@code settleS} in which its buffers settle; gives mouth → ear. */
    static Chirps.Heard measure(
            Ears ears, Chromium chromium, String mouth, String ear, double settleS, double seconds) {
        HttpServer server = serve();
        String url = "http://localhost:" + server.getAddress().getPort() + "/";
        try (Browser speaker = chromium.withMicrophone(ears.environment(mouth + "-own-ear", mouth));
                Browser listener = chromium.withMicrophone(ears.environment(ear, mouth));
                Voice voice = ears.say(Sound.named("chirps.wav"), mouth);
                Tape tape = ears.record()) {
            Page from = page(speaker, url);
            Page to = page(listener, url);
            to.click("#hear");
            Object offer = from.evaluate("() => speak()");
            Object answer = to.evaluate("sdp => answer(sdp)", offer);
            from.evaluate("sdp => peer.setRemoteDescription({type: 'answer', sdp})", answer);
            for (Page each : new Page[] {from, to}) {
                each.waitForFunction(
                        "() => peer.connectionState === 'connected'",
                        null,
                        new Page.WaitForFunctionOptions().setTimeout(CONNECT_TIMEOUT_MS));
            }
            tape.run(settleS);
            double fromS = tape.nowS();
            tape.run(seconds);
            double toS = tape.nowS();
            return Chirps.ofTheFile().heard(tape.channel(mouth, fromS, toS), tape.channel(ear, fromS, toS));
        } finally {
            server.stop(0);
        }
    }

    private static Page page(Browser browser, String url) {
        Page page = browser.newPage();
        page.setDefaultTimeout(CONNECT_TIMEOUT_MS);
        page.navigate(url);
        return page;
    }

    private static HttpServer serve() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
            server.createContext("/", exchange -> {
                byte[] body = PAGE.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().putAll(Map.of("Content-Type", java.util.List.of("text/html")));
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
