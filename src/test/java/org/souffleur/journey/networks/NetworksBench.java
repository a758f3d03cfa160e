package org.souffleur.journey.networks;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.souffleur.journey.Browsers;
import org.souffleur.journey.measure.Findings;
import org.souffleur.journey.measure.IdleCpu;
import org.souffleur.journey.measure.Options;
import org.souffleur.journey.measure.Pause;
import org.souffleur.journey.measure.Quantiles;
import org.souffleur.journey.networks.TwoPages.Without;
import org.souffleur.journey.rehearse.Tunnel;
import org.souffleur.media.network.Weather;

/**
 * What a bad network costs, sentence by sentence, each beside the same through a network that does nothing. Two pages of
 * one real Chromium meet at a relay of this process; each has a network of its own, by one seed.
 */
public final class NetworksBench {
    private static final Set<String> OPTIONS =
            Set.of("seed", "seconds", "only", "json", "cache", "keycloak-zip", "realm", "service");

    /** A mobile network on a good day; everything else comes on top. */
    private static final Weather USUAL = Weather.FAIR.withDelay(25, 6);

    /** A picture that is not back by then is counted as if it were. */
    private static final double BACK_LIMIT_S = 3;

    private static final int NARROW_BITS = 300_000;

    /** A quarter of a second: what a modem holds back before it drops. */
    private static final Weather NARROW = USUAL.withRate(NARROW_BITS, 250);

    private final Browser browser;
    private final long seed;
    private final int seconds;

    private interface Part {
        Object measure() throws Exception;
    }

    private NetworksBench(Browser browser, long seed, int seconds) {
        this.browser = browser;
        this.seed = seed;
        this.seconds = seconds;
    }

    /** Options: {@code seed}, {@code seconds} (each stretch of speech), {@code only} (one part), and the server's. */
    public static String run(String... arguments) throws Exception {
        Map<String, String> options = Options.of(OPTIONS, arguments);
        long seed = Options.number(options, "seed", 1, Integer.MAX_VALUE);
        int seconds = Options.number(options, "seconds", 20, 600);
        IdleCpu before = IdleCpu.now();
        Findings findings = new Findings().put("seed", seed);
        try (Browsers browsers = new Browsers();
                Browser browser = browsers.open(
                        "--autoplay-policy=no-user-gesture-required",
                        "--disable-background-timer-throttling",
                        "--disable-renderer-backgrounding",
                        "--disable-backgrounding-occluded-windows",
                        "--use-file-for-fake-audio-capture=" + file("/audio/human-mic.wav"))) {
            NetworksBench bench = new NetworksBench(browser, seed, seconds);
            Map<String, Part> parts = new LinkedHashMap<>();
            parts.put("burst_loss", bench::speech);
            parts.put("red", bench::red);
            parts.put("picture_after_burst", bench::pictures);
            parts.put("narrow", bench::narrow);
            parts.put("address_change", bench::moves);
            parts.put("tunnel", () -> Tunnel.measure(options, seed, 0, 5, 20));
            for (Map.Entry<String, Part> part : parts.entrySet()) {
                if (options.containsKey("only") && !options.get("only").equals(part.getKey())) {
                    continue;
                }
                System.err.println("bench: " + part.getKey());
                findings.put(part.getKey(), part.getValue().measure());
            }
        }
        return findings.put("idle_cpu", IdleCpu.now().shareSince(before), 3).json();
    }

    private static String file(String resource) throws URISyntaxException {
        return Path.of(NetworksBench.class.getResource(resource).toURI()).toString();
    }

    // ---- 10 % of all packets are lost, in bursts ----

    private Findings speech() throws IOException {
        Weather lossy = USUAL.withLoss(0.1, 2);
        return new Findings()
                .put("control", speech(USUAL, USUAL, Without.NOTHING))
                .put("at_the_ear_with_fec", speech(USUAL, lossy, Without.NOTHING))
                .put("at_the_ear_without_fec", speech(USUAL, lossy, Without.FEC))
                .put("at_the_mouth_with_fec", speech(lossy, USUAL, Without.NOTHING))
                .put("at_the_mouth_without_fec", speech(lossy, USUAL, Without.FEC));
    }

    /** What RED would add: the same loss, without us. */
    private Findings red() throws IOException {
        Weather lossy = USUAL.withLoss(0.1, 2);
        return new Findings()
                .put("alone", WithRed.measure(browser, seed, seconds, lossy, false))
                .put("with_red", WithRed.measure(browser, seed, seconds, lossy, true));
    }

    private Findings speech(Weather fromTheTalker, Weather toTheListener, Without without) throws IOException {
        try (TwoPages pages = new TwoPages(browser, seed, false, without)) {
            pages.talkers.weather(fromTheTalker, USUAL);
            pages.listeners.weather(USUAL, toTheListener);
            Pause.seconds(8); // reports come once a second, and encoders believe them slowly
            pages.watch();
            Pause.seconds(seconds);
            Watched ear = pages.listener();
            Watched mouth = pages.talker();
            double packets = ear.received("mic1", "packets");
            return new Findings()
                    .put("packets", packets, 0)
                    .put("fec_packets_received", ear.received("mic1", "fec"), 0)
                    .put("fec_packets_discarded", ear.received("mic1", "fecDiscarded"), 0)
                    .put("lost_told", ear.received("mic1", "lost"), 0)
                    .put("concealed_share", ear.concealed("mic1"), 4)
                    .put("mouth_kbps", mouth.sentBits("mic", mouth.beginsMs(), mouth.endsMs()) / 1000, 1);
        }
    }

    // ---- a burst of loss, and a camera ----

    private Findings pictures() throws IOException {
        try (TwoPages pages = new TwoPages(browser, seed, true, Without.NOTHING)) {
            pages.talkers.weather(USUAL, USUAL);
            pages.listeners.weather(USUAL, USUAL);
            Pause.seconds(10);
            return new Findings()
                    .put("control", burst(pages, 0, 0))
                    .put("100_ms_at_the_camera", burst(pages, 100, 0))
                    .put("400_ms_at_the_camera", burst(pages, 400, 0))
                    .put("100_ms_at_the_watcher", burst(pages, 0, 100))
                    .put("400_ms_at_the_watcher", burst(pages, 0, 400));
        }
    }

    private Findings burst(TwoPages pages, int atCameraMs, int atWatcherMs) {
        pages.watch();
        Pause.seconds(1);
        List<Double> overMs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            if (atCameraMs > 0) {
                pages.talkers.dark(true);
            }
            if (atWatcherMs > 0) {
                pages.listeners.dark(true);
            }
            Pause.seconds(Math.max(atCameraMs, atWatcherMs) / 1000.0);
            pages.talkers.dark(false);
            pages.listeners.dark(false);
            overMs.add(TwoPages.nowMs());
            Pause.seconds(BACK_LIMIT_S);
        }
        Watched watcher = pages.listener();
        List<Double> backMs = new ArrayList<>();
        double longest = 0;
        for (double over : overMs) {
            backMs.add(watcher.picturesAgainMs(over, BACK_LIMIT_S * 1_000));
            longest = Math.max(
                    longest, watcher.longestPauseMs(over - Math.max(atCameraMs, atWatcherMs) - 100, over + 2500));
        }
        return new Findings()
                .put("n", backMs.size())
                .put("back_ms", new Quantiles(backMs), 100)
                .put("longest_pause_ms", longest, 0)
                .put("asked_again", watcher.received("camera1", "nack"), 0)
                .put("whole_pictures", watcher.received("camera1", "keyFrames"), 0);
    }

    // ---- 300 kbit/s ----

    private Findings narrow() throws IOException {
        return new Findings()
                .put("up_with_transport_feedback", narrow(true, Without.NOTHING))
                .put("up_with_remb_alone", narrow(true, Without.TRANSPORT_FEEDBACK))
                .put("down", narrow(false, Without.NOTHING));
    }

    private Findings narrow(boolean atTheTalkers, Without without) throws IOException {
        try (TwoPages pages = new TwoPages(browser, seed, true, without)) {
            pages.talkers.weather(USUAL, USUAL);
            pages.listeners.weather(USUAL, USUAL);
            pages.watch();
            double cleanMs = TwoPages.nowMs();
            Pause.seconds(15);
            double narrowMs = TwoPages.nowMs();
            if (atTheTalkers) {
                pages.talkers.weather(NARROW, USUAL);
            } else {
                pages.listeners.weather(USUAL, NARROW);
            }
            long before = pages.listeners.offeredDownBytes();
            Pause.seconds(20);
            long offered = pages.listeners.offeredDownBytes() - before;
            double wideMs = TwoPages.nowMs();
            pages.talkers.weather(USUAL, USUAL);
            pages.listeners.weather(USUAL, USUAL);
            Pause.seconds(15);
            Watched talker = pages.talker();
            Watched ear = pages.listener();
            double endMs = talker.endsMs();
            return new Findings()
                    .put("clean_reaches_480_kbps_after_ms", reaches(talker, cleanMs, narrowMs, 480_000), 0)
                    .put("clean_camera_kbps", talker.sentBits("camera", narrowMs - 5_000, narrowMs) / 1000, 0)
                    .put("clean_concealed_share", ear.concealed("mic1", cleanMs, narrowMs), 4)
                    .put("narrow_fits_after_ms", fits(talker, narrowMs, wideMs), 0)
                    .put("narrow_later_too_much_share", tooMuch(talker, narrowMs + 2_000, wideMs), 2)
                    .put("narrow_relay_sends_kbps", offered * 8 / 20_000.0, 0)
                    .put("narrow_camera_kbps", talker.sentBits("camera", narrowMs + 5_000, wideMs) / 1000, 0)
                    .put("narrow_mic_kbps", talker.sentBits("mic", narrowMs + 5_000, wideMs) / 1000, 1)
                    .put("narrow_first_2_s_voice_lost", ear.received("mic1", "lost", narrowMs, narrowMs + 2_000), 0)
                    .put("narrow_first_2_s_concealed_share", ear.concealed("mic1", narrowMs, narrowMs + 2_000), 4)
                    .put("narrow_later_voice_lost", ear.received("mic1", "lost", narrowMs + 2_000, wideMs), 0)
                    .put("narrow_later_concealed_share", ear.concealed("mic1", narrowMs + 2_000, wideMs), 4)
                    .put(
                            "narrow_pictures_per_s",
                            ear.received("camera1", "pictures", narrowMs + 5_000, wideMs)
                                    / (wideMs - narrowMs - 5_000)
                                    * 1000,
                            1)
                    .put("wide_reaches_480_kbps_after_ms", reaches(talker, wideMs, endMs, 480_000), 0)
                    .put("wide_camera_kbps", talker.sentBits("camera", endMs - 5_000, endMs) / 1000, 0)
                    .put("camera_kbps_each_s", eachSecond(talker, cleanMs, endMs));
        }
    }

    private static List<Long> eachSecond(Watched talker, double fromMs, double toMs) {
        List<Long> kbps = new ArrayList<>();
        for (double at = fromMs; at + 1_000 < toMs; at += 1_000) {
            kbps.add(Math.round(talker.sentBits("camera", at, at + 1_000) / 1000));
        }
        return kbps;
    }

    /** When the camera has sent so much for a second, ms after {@code fromMs}; −1 where it never does. */
    private static double reaches(Watched talker, double fromMs, double toMs, double bits) {
        for (double at = fromMs; at + 1_000 <= toMs; at += 100) {
            if (talker.sentBits("camera", at, at + 1_000) >= bits) {
                return at - fromMs;
            }
        }
        return -1;
    }

    /** When the first second begins that has no more in it than the network carries, ms after {@code fromMs}; −1 for none. */
    private static double fits(Watched talker, double fromMs, double toMs) {
        for (double at = fromMs; at + 1_000 <= toMs; at += 50) {
            if (bits(talker, at) <= NARROW_BITS) {
                return at - fromMs;
            }
        }
        return -1;
    }

    /** Of all seconds from then on, the share that has a tenth more in it than the network carries. */
    private static double tooMuch(Watched talker, double fromMs, double toMs) {
        int all = 0;
        int over = 0;
        for (double at = fromMs; at + 1_000 <= toMs; at += 100) {
            all++;
            over += bits(talker, at) > 1.1 * NARROW_BITS ? 1 : 0;
        }
        return over / (double) Math.max(1, all);
    }

    private static double bits(Watched talker, double atMs) {
        return talker.sentBits("camera", atMs, atMs + 1_000) + talker.sentBits("mic", atMs, atMs + 1_000);
    }

    // ---- another address ----

    private Findings moves() throws IOException {
        try (TwoPages pages = new TwoPages(browser, seed, true, Without.NOTHING)) {
            pages.talkers.weather(USUAL, USUAL);
            pages.listeners.weather(USUAL, USUAL);
            Pause.seconds(12); // a path that has proven itself is checked only every 2.5 s
            return new Findings()
                    .put("control", moves(pages, () -> {}))
                    .put("the_talkers", moves(pages, pages.talkers::move))
                    .put("the_listeners", moves(pages, pages.listeners::move));
        }
    }

    private Findings moves(TwoPages pages, Runnable move) {
        pages.watch();
        Pause.seconds(1);
        List<Double> concealedMs = new ArrayList<>();
        List<Double> pauseMs = new ArrayList<>();
        List<Double> movedMs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            movedMs.add(TwoPages.nowMs());
            move.run();
            Pause.seconds(7.1);
        }
        Watched ear = pages.listener();
        for (double moved : movedMs) {
            concealedMs.add(ear.received("mic1", "concealed", moved, moved + 6_000) / 48);
            pauseMs.add(ear.longestPauseMs(moved, moved + 6_000));
        }
        return new Findings()
                .put("n", movedMs.size())
                .put("voice_made_up_ms", new Quantiles(concealedMs), 100)
                .put("longest_picture_pause_ms", new Quantiles(pauseMs), 100);
    }
}
