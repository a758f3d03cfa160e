package org.souffleur.journey.rehearse;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.souffleur.journey.measure.Findings;
import org.souffleur.journey.measure.FreshServer;
import org.souffleur.journey.measure.Pause;
import org.souffleur.media.network.BadNetwork;
import org.souffleur.media.network.BadStreams;
import org.souffleur.media.network.Weather;
import org.souffleur.media.peer.Arrival;
import org.souffleur.media.peer.NativePeer;

/**
 * A surrogate walks through a tunnel: her real page, in a live evening of a whole server, is without any network for a
 * while, UDP and TCP alike. Her microphone and her camera are up and she hears the OS; the human and the OS are native
 * peers, since in truth they are elsewhere.
 */
public final class Tunnel {
    private static final double SETTLE_S = 8;

    /** What comes back within this is looked for. */
    private static final double AFTER_S = 12;

    /** Sends the page's legs through the door that is told for the relay's port, and notes what they hear. */
    private static final String THROUGH = """
            (() => {
              const Real = window.RTCPeerConnection;
              window.RTCPeerConnection = class extends Real {
                async setRemoteDescription(given) {
                  const port = given.sdp.match(/a=candidate:\\S+ 1 udp \\d+ \\S+ (\\d+)/)[1];
                  window.tunnelDoor ??= await tunnelDoorFor(Number(port));
                  const only = `a=candidate:1 1 udp 2130706431 127.0.0.1 ${tunnelDoor} typ host\\r\\n`;
                  const sdp = given.sdp.replace(/a=candidate:.*\\r\\n/g, '')
                    .replaceAll('a=end-of-candidates\\r\\n', only + 'a=end-of-candidates\\r\\n');
                  return super.setRemoteDescription({type: given.type, sdp});
                }
              };
              window.tunnelHeard = [];
              window.tunnelStates = [];
              window.tunnelWatch = () => setInterval(async () => {
                let packets = 0, spoken = 0;
                for (const leg of rehearsalLegs) {
                  if (leg.connectionState === 'closed') continue;
                  for (const one of (await leg.getStats()).values()) {
                    if (one.type !== 'inbound-rtp' || one.kind !== 'audio') continue;
                    packets += one.packetsReceived;
                    spoken += one.totalSamplesReceived - one.concealedSamples;
                  }
                }
                const now = performance.timeOrigin + performance.now();
                tunnelHeard.push([now, packets, spoken]);
                const states = rehearsalLegs.map((leg) => leg.connectionState).join(' ') + ' '
                  + document.querySelector('sf-evening')?.dataset.line;
                if (tunnelStates.at(-1)?.[1] !== states) tunnelStates.push([now, states]);
              }, 50);
            })()
            """;

    private Tunnel() {}

    /**
     * @param options the server's, as the script gives them
     * @param darkS how long the tunnels are, one after the other, seconds
     */
    public static Findings measure(Map<String, String> options, long seed, int... darkS) throws Exception {
        try (FreshServer server = FreshServer.start(options);
                BadStreams streams = new BadStreams(server.port());
                Ears ears = Ears.open(Evening.SURROGATE_EAR, Evening.SURROGATE_MOUTH);
                Chromium chromium = new Chromium();
                Voice hers = ears.say(Sound.named("surrogate-mic.wav"), Evening.SURROGATE_MOUTH);
                Party surrogate = Party.signIn(
                        "surrogate",
                        chromium.withMicrophoneAtTheFront(
                                ears.environment(Evening.SURROGATE_EAR, Evening.SURROGATE_MOUTH),
                                "--host-resolver-rules=MAP surrogate.localhost:" + server.port() + " 127.0.0.1:"
                                        + streams.port()),
                        server.port())) {
            AtomicReference<BadNetwork> network = new AtomicReference<>();
            surrogate
                    .page()
                    .exposeFunction("tunnelDoorFor", ports -> door(network, ((Number) ports[0]).intValue(), seed));
            surrogate.page().addInitScript(THROUGH);
            surrogate.page().reload();
            try {
                return evening(server, streams, surrogate, network, darkS);
            } finally {
                if (network.get() != null) {
                    network.get().close();
                }
            }
        }
    }

    private static int door(AtomicReference<BadNetwork> network, int port, long seed) {
        try {
            BadNetwork made = new BadNetwork(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), seed);
            Weather usual = Weather.FAIR.withDelay(25, 6);
            made.weather(usual, usual);
            network.set(made);
            return made.door().getPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Findings evening(
            FreshServer server, BadStreams streams, Party surrogate, AtomicReference<BadNetwork> network, int... darkS)
            throws InterruptedException {
        try (AroundHer around = AroundHer.live(server, surrogate)) {
            around.speak();
            surrogate.page().evaluate("() => { tunnelWatch(); }");
            settle(surrogate.page(), SETTLE_S);
            Findings found = new Findings();
            for (int dark : darkS) {
                found.put(dark + "_s", through(dark, streams, surrogate, network.get(), around.os.peer()));
            }
            around.hush();
            return found;
        }
    }

    /** The page's own calls to us are answered meanwhile. */
    private static void settle(Page page, double seconds) {
        page.evaluate("ms => new Promise((resolve) => setTimeout(resolve, ms))", seconds * 1000);
    }

    private static Findings through(int darkS, BadStreams streams, Party surrogate, BadNetwork network, NativePeer os) {
        Page page = surrogate.page();
        page.evaluate("() => { tunnelHeard.length = 0; tunnelStates.length = 0; }");
        settle(page, 1);
        network.dark(darkS > 0);
        streams.dark(darkS > 0);
        Pause.seconds(darkS);
        network.dark(false);
        streams.dark(false);
        long lightNanos = System.nanoTime();
        double lightMs = Party.epochMs();
        settle(page, AFTER_S);
        return new Findings()
                .put("she_hears_again_ms", heardAgainMs(page, lightMs), 0)
                .put("she_is_heard_again_ms", arrivesAgainMs(os, lightNanos, "mic1", "mic2"), 0)
                .put("she_is_seen_again_ms", arrivesAgainMs(os, lightNanos, "camera1", "camera2"), 0)
                .put("state", page.getAttribute("sf-evening", "data-state"))
                .put("line", page.getAttribute("sf-evening", "data-line"))
                .put("legs", page.getAttribute("sf-evening", "data-legs"))
                .put("connection", states(page, lightMs));
    }

    /** What her connections and her line were, by ms before and after the light. */
    @SuppressWarnings("unchecked")
    private static List<String> states(Page page, double lightMs) {
        List<String> all = new ArrayList<>();
        for (List<Object> one : (List<List<Object>>) page.evaluate("() => tunnelStates")) {
            all.add(Math.round(((Number) one.get(0)).doubleValue() - lightMs) + ": " + one.get(1));
        }
        return all;
    }

    /** When half a second of what is played was spoken and not made up, ms after the light; −1 where it never is. */
    @SuppressWarnings("unchecked")
    private static double heardAgainMs(Page page, double lightMs) {
        List<List<Number>> heard = (List<List<Number>>) page.evaluate("() => tunnelHeard");
        for (int i = 0; i < heard.size(); i++) {
            double at = heard.get(i).get(0).doubleValue();
            if (at < lightMs) {
                continue;
            }
            for (int j = i + 1; j < heard.size(); j++) {
                double later = heard.get(j).get(0).doubleValue();
                double spoken =
                        heard.get(j).get(2).doubleValue() - heard.get(i).get(2).doubleValue();
                if (later - at > 450) {
                    if (spoken > 0.75 * (later - at) * 48) {
                        return at - lightMs;
                    }
                    break;
                }
            }
        }
        return -1;
    }

    /** When packets come again without a pause of half a second for a second, ms after the light; −1 where they never do. */
    private static double arrivesAgainMs(NativePeer os, long lightNanos, String... slots) {
        List<Long> arrivals = new ArrayList<>();
        for (String slot : slots) {
            for (Arrival arrival : os.arrivals(slot)) {
                if (arrival.atNanos() > lightNanos) {
                    arrivals.add(arrival.atNanos());
                }
            }
        }
        arrivals.sort(null);
        long began = 0;
        long last = 0;
        for (long at : arrivals) {
            if (began == 0 || at - last > TimeUnit.MILLISECONDS.toNanos(500)) {
                began = at;
            }
            last = at;
            if (at - began > TimeUnit.SECONDS.toNanos(1)) {
                return (began - lightNanos) / 1e6;
            }
        }
        return -1;
    }
}
