package org.souffleur.media.others;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.souffleur.session.TurnPass;

/**
 * People in networks that forbid things: one that swallows UDP, one that lets it reach the TURN server alone, and one
 * that speaks nothing but IPv6. The kernel forbids it, in network namespaces of this test's own.
 */
class FromOtherNetworksTest {
    private static final List<String> AIORTC = List.of("/usr/bin/python3", "src/test/resources/media/aiortc_peer.py");
    private static final List<String> GSTREAMER = List.of("/usr/bin/python3", "docs/examples/gstreamer/whip_whep.py");
    private static final String[] SURROGATES = {"--send", "audio,video", "--receive", "audio", "--tone", "440"};
    private static final String[] OSS = {"--send", "audio", "--receive", "audio,video", "--tone", "980"};

    private static Playwright playwright;
    private static OwnNetworks networks;
    private static Coturn turn;

    private final List<Program> programs = new ArrayList<>();
    private OpenRoom room;

    @BeforeAll
    static void build() throws IOException {
        String refusal = OwnNetworks.whyNot();
        assumeTrue(refusal.isEmpty(), "this machine lets us make no network namespaces: " + refusal);
        networks = OwnNetworks.with("house", "turn", "hotel", "office", "six");
        networks.blocksUdpFrom("hotel");
        networks.blocksUdp("office", "house");
        networks.speaksIpv6Only("six");
        playwright = Playwright.create();
        turn = new Coturn(networks, "turn", "house");
    }

    @AfterAll
    static void tearDown() {
        if (playwright != null) playwright.close();
        if (turn != null) turn.close();
        if (networks != null) networks.close();
    }

    @BeforeEach
    void open() {
        room = networks.inside("house", () -> new OpenRoom(List.of(networks.ipv4("house"), networks.ipv6("house"))));
    }

    @AfterEach
    void close() {
        programs.forEach(Program::close);
        room.close();
    }

    private Program joins(String place, List<String> program, String seat, String[] lines, String... more) {
        boolean six = place.equals("six");
        String house = six ? "[fd77:1::1]" : "10.77.1.1";
        List<String> command = new ArrayList<>(program);
        command.add("http://" + house + ":" + (six ? room.door6 : room.door).port() + "/legs/" + seat);
        command.addAll(List.of(lines));
        command.addAll(List.of(more));
        Map<String, String> trust = Map.of("SSL_CERT_FILE", turn.authority.toString());
        Program started = Program.start(networks.in(place, command), trust);
        programs.add(started);
        return started;
    }

    private String[] through(Coturn.Way way, TurnPass pass) {
        return new String[] {"--turn", turn.url(way), pass.username(), pass.credential()};
    }

    private static void bothAreHeardAndSheIsSeen(Program surrogate, Program os) {
        surrogate.says("\"connected\"");
        os.hears("audio1", 440);
        os.sees("video2", 10);
        surrogate.hears("audio2", 980);
    }

    @Test
    void whereUdpIsSwallowedMediaGoesByTurnOverTlsAndInNoOtherWay() {
        Program direct = joins("hotel", AIORTC, "surrogate", SURROGATES);
        Program surrogate = joins("hotel", AIORTC, "surrogate", SURROGATES, through(Coturn.Way.TLS, Coturn.pass(60)));
        Program os = joins("house", GSTREAMER, "os", OSS);
        bothAreHeardAndSheIsSeen(surrogate, os);
        direct.says("answered");
        assertThat(direct.hasSaid("\"connected\"")).as(direct.words()).isFalse();
        assertThat(room.relay.nodeReport().handshakes()).isEqualTo(2);
    }

    @Test
    void whereOnlyTheTurnServerCanBeReachedMediaGoesByTurnOverUdp() {
        Program direct = joins("office", AIORTC, "surrogate", SURROGATES);
        Program surrogate = joins("office", AIORTC, "surrogate", SURROGATES, through(Coturn.Way.UDP, Coturn.pass(60)));
        TurnPass pass = Coturn.pass(60);
        String relayed = turn.url(Coturn.Way.UDP)
                .replace(
                        "turn:",
                        "turn://" + pass.username().replace(":", "%3A") + ":"
                                + pass.credential()
                                        .replace("+", "%2B")
                                        .replace("/", "%2F")
                                        .replace("=", "%3D") + "@");
        Program os = joins("office", GSTREAMER, "os", OSS, "--turn", relayed);
        bothAreHeardAndSheIsSeen(surrogate, os);
        assertThat(direct.hasSaid("\"connected\"")).as(direct.words()).isFalse();
    }

    @Test
    void aGuestWithNothingButIpv6HearsIsHeardAndIsSeen() {
        Program surrogate = joins("six", AIORTC, "surrogate", SURROGATES);
        Program os = joins("six", GSTREAMER, "os", OSS);
        bothAreHeardAndSheIsSeen(surrogate, os);
    }

    /** A browser in another network, on the page that the house serves there. */
    private Browser browser(String place, String address) {
        String configured = System.getenv("SOUFFLEUR_CHROMIUM");
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(
                                networks.wrapper(place, configured == null ? "/usr/bin/chromium" : configured))
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
                                "--use-fake-device-for-media-stream",
                                "--unsafely-treat-insecure-origin-as-secure=" + address,
                                "--ignore-certificate-errors-spki-list=" + turn.publicKeyHash())));
    }

    private void chromiumIsHeardAndSeenFrom(String place, String iceServers, String way) {
        String address = "http://"
                + (place.equals("six") ? "[fd77:1::1]:" + room.door6.port() : "10.77.1.1:" + room.door.port());
        Program os = joins("house", GSTREAMER, "os", OSS);
        try (Browser browser = browser(place, address)) {
            Page page = browser.newContext().newPage();
            page.navigate(address + "/");
            assertThat(page.evaluate("join('surrogate', [{name:'mic',kind:'audio',way:'sendonly'},"
                            + "{name:'camera',kind:'video',way:'sendonly'},{name:'voice',kind:'audio',way:'recvonly'}], "
                            + iceServers + ")"))
                    .isEqualTo("joined");
            os.sees("video2", 10);
            await("the OS's voice is heard")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> ((Number) ((Map<?, ?>) page.evaluate("heard('surrogate', 'voice')")).get("energy"))
                                    .doubleValue()
                            > 0.001);
            assertThat((String) page.evaluate("way('surrogate')")).isEqualTo(way);
        }
    }

    private static String iceServers(Coturn.Way... ways) {
        TurnPass pass = Coturn.pass(60);
        String urls = Arrays.stream(ways).map(turn::url).collect(Collectors.joining("', '"));
        return "[{urls: ['" + urls + "'], username: '" + pass.username() + "', credential: '" + pass.credential()
                + "'}]";
    }

    @Test
    void aBrowserWhoseUdpIsSwallowedComesByTurnOverTls() {
        chromiumIsHeardAndSeenFrom("hotel", iceServers(Coturn.Way.UDP, Coturn.Way.TLS), "relay tls 10.77.1.1");
    }

    @Test
    void aBrowserWhoseUdpIsSwallowedComesByTurnOverPlainTcpToo() {
        chromiumIsHeardAndSeenFrom("hotel", iceServers(Coturn.Way.UDP, Coturn.Way.TCP), "relay tcp 10.77.1.1");
    }

    @Test
    void aBrowserWithNothingButIpv6ComesAtOnce() {
        chromiumIsHeardAndSeenFrom("six", "[]", "host udp fd77:1::1");
    }

    private Program asks(TurnPass pass, int allocations, String... peers) {
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "src/test/resources/media/turn_probe.py"));
        command.addAll(List.of("10.77.2.1", "3478", pass.username(), pass.credential(), "" + allocations));
        command.addAll(List.of(peers));
        Program asked = Program.start(networks.in("office", command));
        programs.add(asked);
        assertThat(asked.ended()).as(asked.words()).isZero();
        return asked;
    }

    @Test
    void aPassThatHasRunOutOrWasMadeUpOpensNothing() {
        assertThat(asks(Coturn.pass(60), 1).words()).contains("\"allocations\": 1");
        assertThat(asks(Coturn.pass(-1), 1).words())
                .contains("\"refused\": 401")
                .contains("\"allocations\": 0");
        TurnPass longer =
                new TurnPass(Coturn.pass(3600).username(), Coturn.pass(60).credential());
        assertThat(asks(longer, 1).words()).contains("\"refused\": 401").contains("\"allocations\": 0");
    }

    @Test
    void itForwardsToTheRelayAloneForTenMinutesAndNotWithoutBound() {
        Program asked = asks(
                Coturn.pass(60),
                13,
                "10.77.1.1",
                "10.77.1.2",
                "127.0.0.1",
                "10.77.2.1",
                "10.77.3.1",
                "192.0.2.7",
                "169.254.169.254",
                "224.0.0.1");
        assertThat(asked.words())
                .contains("\"peer\": \"10.77.1.1\", \"answer\": \"bound\"")
                .contains("\"allocation\": 13, \"refused\": 486")
                .contains("\"lifetime\": 600");
        for (String other : List.of(
                "10.77.1.2", "127.0.0.1", "10.77.2.1", "10.77.3.1", "192.0.2.7", "169.254.169.254", "224.0.0.1")) {
            assertThat(asked.words()).contains("\"peer\": \"" + other + "\", \"answer\": 403");
        }
    }
}
