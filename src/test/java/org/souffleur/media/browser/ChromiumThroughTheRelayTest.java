package org.souffleur.media.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.souffleur.media.Clip;
import org.souffleur.media.NoNews;
import org.souffleur.media.NodeRelay;
import org.souffleur.media.RelaySettings;
import org.souffleur.media.Relays;
import org.souffleur.media.RoomId;
import org.souffleur.media.RoomReport;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.media.opus.TestTone;

/** The proof of the media plane: real browsers, real sockets. */
class ChromiumThroughTheRelayTest {
    private static final SeatId SURROGATE = new SeatId("surrogate");
    private static final SeatId HUMAN = new SeatId("human");
    private static final SeatId OS = new SeatId("os");
    private static final SeatPlan SURROGATE_PLAN = new SeatPlan(
            List.of(Slot.audio("mic"), Slot.video("camera")),
            List.of(Slot.audio("voice"), Slot.audio("whisper"), Slot.audio("voice2"), Slot.audio("music")));
    private static final SeatPlan OS_PLAN = new SeatPlan(
            List.of(Slot.audio("voice"), Slot.audio("whisper")),
            List.of(Slot.audio("mic1"), Slot.audio("mic2"), Slot.video("camera1"), Slot.video("camera2")));
    private static final String SURROGATE_LINES = "[{name:'mic',kind:'audio',way:'sendonly'},"
            + "{name:'camera',kind:'video',way:'sendonly'},{name:'voice',kind:'audio',way:'recvonly'},"
            + "{name:'whisper',kind:'audio',way:'recvonly'},{name:'music',kind:'audio',way:'recvonly'}]";
    private static final String OS_LINES = "[{name:'voice',kind:'audio',way:'sendonly'},"
            + "{name:'mic1',kind:'audio',way:'recvonly'},{name:'camera1',kind:'video',way:'recvonly'}]";

    private static Playwright playwright;
    private static Browser browser;

    private final RoomId room = new RoomId("evening");
    private NodeRelay relay;
    private PageServer server;

    @BeforeAll
    static void launch() {
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--autoplay-policy=no-user-gesture-required",
                                "--use-fake-ui-for-media-stream",
                                "--use-fake-device-for-media-stream")));
    }

    @AfterAll
    static void quit() {
        browser.close();
        playwright.close();
    }

    @BeforeEach
    void open() throws Exception {
        relay = Relays.open(RelaySettings.onPort(0).withThreads(1));
        relay.openRoom(room, new NoNews());
        server = new PageServer(relay, room, Map.of(SURROGATE, SURROGATE_PLAN, HUMAN, SURROGATE_PLAN, OS, OS_PLAN));
    }

    @AfterEach
    void close() {
        server.close();
        relay.close();
    }

    @Test
    void herVoiceAndCameraReachTheOsAndACutSilencesThem() throws Exception {
        relay.allow(
                room, Set.of(new Route(SURROGATE, "mic", OS, "mic1"), new Route(SURROGATE, "camera", OS, "camera1")));
        relay.lease(room, relay.now() + Duration.ofMinutes(5).toNanos());
        Page surrogate = page();
        Page os = page();
        assertThat(surrogate.evaluate("join('surrogate', " + SURROGATE_LINES + ")"))
                .isEqualTo("joined");
        assertThat(os.evaluate("join('os', " + OS_LINES + ")")).isEqualTo("joined");

        await("her voice is heard").atMost(Duration.ofSeconds(20)).until(() -> number(os, "mic1", "energy") > 0.0001);
        await("her camera is seen").atMost(Duration.ofSeconds(20)).until(() -> number(os, "camera1", "frames") > 20);
        assertThat(number(os, "mic1", "lost")).isZero();
        await("reports come back to her")
                .atMost(Duration.ofSeconds(10))
                .until(() -> ((Number) ((Map<?, ?>) surrogate.evaluate("sent('surrogate', 'camera')")).get("roundTrip"))
                                .doubleValue()
                        >= 0);

        relay.cut(room).toCompletableFuture().get(5, TimeUnit.SECONDS);
        double voiceAtCut = settled(os, "mic1");
        double cameraAtCut = settled(os, "camera1");
        long sentAtCut = relay.nodeReport().packetsOut();
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        assertThat(number(os, "mic1", "packets")).isEqualTo(voiceAtCut);
        assertThat(number(os, "camera1", "packets")).isEqualTo(cameraAtCut);
        assertThat(relay.nodeReport().packetsOut()).isEqualTo(sentAtCut);
    }

    @Test
    void aPageWithSeveralDownSlotsHearsEachInItsOwnPlace() throws Exception {
        Route voice = new Route(OS, "voice", SURROGATE, "voice");
        Route whisper = new Route(OS, "whisper", SURROGATE, "whisper");
        relay.lease(room, relay.now() + Duration.ofMinutes(5).toNanos());
        Page surrogate = page();
        Page os = page();
        assertThat(surrogate.evaluate("join('surrogate', " + SURROGATE_LINES + ")"))
                .isEqualTo("joined");
        assertThat(os.evaluate("join('os', [{name:'voice',kind:'audio',way:'sendonly'},"
                        + "{name:'whisper',kind:'audio',way:'sendonly'}])"))
                .isEqualTo("joined");

        relay.allow(room, Set.of(whisper));
        await("the whisper is heard")
                .atMost(Duration.ofSeconds(20))
                .until(() -> number(surrogate, "surrogate", "whisper", "energy") > 0.0001);
        assertThat(number(surrogate, "surrogate", "voice", "packets")).isZero();
        assertThat(number(surrogate, "surrogate", "music", "packets")).isZero();

        relay.allow(room, Set.of(voice)).toCompletableFuture().get(5, TimeUnit.SECONDS);
        await("the voice is heard")
                .atMost(Duration.ofSeconds(20))
                .until(() -> number(surrogate, "surrogate", "voice", "energy") > 0.0001);
        double whispered = number(surrogate, "surrogate", "whisper", "packets");
        double spoken = number(surrogate, "surrogate", "voice", "packets");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> number(surrogate, "surrogate", "voice", "packets") > spoken + 20);
        assertThat(number(surrogate, "surrogate", "whisper", "packets")).isEqualTo(whispered);
        await("its reports tell the round trip")
                .atMost(Duration.ofSeconds(15))
                .until(() -> relay.report(room).toCompletableFuture().get(5, TimeUnit.SECONDS).legs().stream()
                        .anyMatch(leg -> leg.roundTripMs() >= 0));
    }

    @Test
    void anH264CameraReachesTheOsToo() {
        relay.allow(room, Set.of(new Route(SURROGATE, "camera", OS, "camera1")));
        relay.lease(room, relay.now() + Duration.ofMinutes(5).toNanos());
        Page surrogate = page();
        Page os = page();
        assertThat(surrogate.evaluate("join('surrogate', [{name:'camera',kind:'video',way:'sendonly',codec:'H264'}])"))
                .isEqualTo("joined");
        assertThat(os.evaluate("join('os', [{name:'camera1',kind:'video',way:'recvonly'}])"))
                .isEqualTo("joined");
        await("her camera is seen").atMost(Duration.ofSeconds(20)).until(() -> number(os, "camera1", "frames") > 20);
        assertThat(((Map<?, ?>) os.evaluate("heard('os', 'camera1')")).get("codec"))
                .isEqualTo("video/H264");
    }

    @Test
    void anotherCameraComesIntoTheSameSlotWithoutRenegotiationAndIsPaintedAtOnce() throws Exception {
        relay.lease(room, relay.now() + Duration.ofMinutes(5).toNanos());
        Page surrogate = page();
        Page human = page();
        Page os = page();
        String camera = "[{name:'camera',kind:'video',way:'sendonly'}]";
        assertThat(surrogate.evaluate("join('surrogate', " + camera + ")")).isEqualTo("joined");
        assertThat(human.evaluate("join('human', " + camera + ")")).isEqualTo("joined");
        assertThat(os.evaluate("join('os', [{name:'camera1',kind:'video',way:'recvonly'}])"))
                .isEqualTo("joined");
        for (int turn = 0; turn < 4; turn++) {
            SeatId holder = turn % 2 == 0 ? SURROGATE : HUMAN;
            relay.allow(room, Set.of(new Route(holder, "camera", OS, "camera1")))
                    .toCompletableFuture()
                    .get(5, TimeUnit.SECONDS);
            double frames = number(os, "camera1", "frames");
            await(holder + " is seen")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> number(os, "camera1", "frames") > frames + 10);
        }
        assertThat(number(os, "camera1", "lost")).isZero();
        assertThat(number(os, "camera1", "keyFrames")).isGreaterThanOrEqualTo(4);
    }

    @Test
    void theHouseIsHeardInABrowserThoughNobodyElseMaySpeak() throws Exception {
        Page surrogate = page();
        assertThat(surrogate.evaluate("join('surrogate', " + SURROGATE_LINES + ")"))
                .isEqualTo("joined");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> relay.report(room).toCompletableFuture().get(5, TimeUnit.SECONDS).legs().stream()
                        .anyMatch(RoomReport.LegReport::connected));
        Clip notice = Relays.clip(new ByteArrayInputStream(TestTone.wav(48_000, 1)));
        relay.play(room, SURROGATE, "voice", notice).toCompletableFuture().get(10, TimeUnit.SECONDS);
        await().atMost(Duration.ofSeconds(5)).until(() -> number(surrogate, "surrogate", "voice", "energy") > 0.01);
        assertThat(number(surrogate, "surrogate", "voice", "packets")).isEqualTo(50);
    }

    @Test
    void aPageThatClosesItsConnectionLeavesAtOnce() {
        Page os = page();
        assertThat(os.evaluate("join('os', " + OS_LINES + ")")).isEqualTo("joined");
        await().atMost(Duration.ofSeconds(10)).until(() -> relay.nodeReport().handshakes() == 1);
        os.evaluate("peers.os.pc.close()");
        await().atMost(Duration.ofSeconds(3)).until(() -> relay.nodeReport().legs() == 0);
    }

    @Test
    void anOfferOfMoreThanTheSeatHasIsRefusedInWords() {
        Page surrogate = page();
        assertThat((String) surrogate.evaluate("join('surrogate', [{name:'voice',kind:'audio',way:'sendonly'}])"))
                .isEqualTo("refused NO_SUCH_SLOT m-line 1: this seat may not send 'voice'.");
    }

    private Page page() {
        Page page = browser.newContext().newPage();
        page.navigate(server.address());
        return page;
    }

    private static double number(Page page, String slot, String what) {
        return number(page, "os", slot, what);
    }

    private static double number(Page page, String seat, String slot, String what) {
        Map<?, ?> heard = (Map<?, ?>) page.evaluate("heard('" + seat + "', '" + slot + "')");
        return ((Number) heard.get(what)).doubleValue();
    }

    /** Statistics are cached for 50 ms in the browser: what was received before the cut may still show up. */
    private static double settled(Page page, String slot) {
        await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        return number(page, slot, "packets");
    }
}
