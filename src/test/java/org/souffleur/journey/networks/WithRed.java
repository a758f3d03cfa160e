package org.souffleur.journey.networks;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.souffleur.journey.measure.Findings;
import org.souffleur.media.network.BadNetwork;
import org.souffleur.media.network.Weather;

/**
 * What RED (RFC 2198) would add: one page that speaks to itself through a bad network, with nothing of ours between,
 * with each packet alone or with a copy of the one before.
 */
final class WithRed {
    private static final String PAIR = """
            async ([red, seconds]) => {
              const from = new RTCPeerConnection(), to = new RTCPeerConnection();
              const microphone = await navigator.mediaDevices.getUserMedia({audio:
                {echoCancellation: false, noiseSuppression: false, autoGainControl: false}});
              const voice = from.addTransceiver(microphone.getAudioTracks()[0], {direction: 'sendonly'});
              const codecs = RTCRtpSender.getCapabilities('audio').codecs;
              const opus = codecs.filter((one) => one.mimeType === 'audio/opus');
              const pairs = codecs.filter((one) => one.mimeType === 'audio/red');
              voice.setCodecPreferences(red ? [...pairs, ...opus] : opus);
              to.ontrack = (event) => {
                const ear = document.createElement('audio');
                ear.autoplay = true;
                ear.srcObject = new MediaStream([event.track]);
                document.body.append(ear);
              };
              const gathered = new Promise((resolve) => { to.onicecandidate = (event) => event.candidate || resolve(); });
              await from.setLocalDescription();
              const bare = (sdp) => sdp.replace(/a=candidate:.*\\r\\n/g, '');
              await to.setRemoteDescription({type: 'offer', sdp: bare(from.localDescription.sdp)});
              await to.setLocalDescription();
              await gathered;
              const [, address, port] = to.localDescription.sdp.match(
                /a=candidate:\\S+ 1 udp \\d+ (\\d+\\.\\d+\\.\\d+\\.\\d+) (\\d+) typ host/);
              const door = await doorTo(address, Number(port));
              await from.setRemoteDescription({type: 'answer', sdp: bare(to.localDescription.sdp)});
              await from.addIceCandidate({sdpMLineIndex: 0,
                candidate: `candidate:1 1 udp 2130706431 127.0.0.1 ${door} typ host`});
              const look = async () => {
                const found = {};
                for (const s of (await to.getStats()).values()) if (s.type === 'inbound-rtp') Object.assign(found, s);
                for (const s of (await from.getStats()).values()) {
                  if (s.type === 'outbound-rtp') found.bytes = s.bytesSent + s.headerBytesSent;
                  if (s.type === 'outbound-rtp') found.sends = (await from.getStats()).get(s.codecId)?.mimeType;
                }
                return found;
              };
              const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
              await pause(8000);
              const before = await look();
              await pause(seconds * 1000);
              const after = await look();
              const grown = (name) => (after[name] ?? 0) - (before[name] ?? 0);
              from.close();
              to.close();
              const silent = grown('silentConcealedSamples');
              return {sends: after.sends, lost: grown('packetsLost'), packets: grown('packetsReceived'),
                fec: grown('fecPacketsReceived'), kbps: grown('bytes') * 8 / (after.timestamp - before.timestamp),
                concealed: (grown('concealedSamples') - silent) / (grown('totalSamplesReceived') - silent)};
            }
            """;

    private WithRed() {}

    @SuppressWarnings("unchecked")
    static Findings measure(Browser browser, long seed, int seconds, Weather weather, boolean red) throws IOException {
        BadNetwork[] made = new BadNetwork[1];
        // A microphone wants a page of a secure place, and localhost is one.
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try (Page page = browser.newContext().newPage()) {
            page.navigate("http://localhost:" + server.getAddress().getPort() + "/");
            page.exposeFunction("doorTo", at -> {
                try {
                    made[0] = new BadNetwork(
                            new InetSocketAddress(InetAddress.getByName((String) at[0]), ((Number) at[1]).intValue()),
                            seed);
                    made[0].weather(weather, weather.withLoss(0, 1));
                    return made[0].door().getPort();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            page.setDefaultTimeout((seconds + 30) * 1_000.0);
            Map<String, Object> found = (Map<String, Object>) page.evaluate(PAIR, List.of(red, seconds));
            return new Findings()
                    .put("sends", found.get("sends"))
                    .put("packets", found.get("packets"))
                    .put("lost_told", found.get("lost"))
                    .put("fec_packets_received", found.get("fec"))
                    .put("concealed_share", ((Number) found.get("concealed")).doubleValue(), 4)
                    .put("mouth_kbps", ((Number) found.get("kbps")).doubleValue(), 1);
        } finally {
            server.stop(0);
            if (made[0] != null) {
                made[0].close();
            }
        }
    }
}
