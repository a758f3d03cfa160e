package org.souffleur.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.souffleur.journey.SignedIn;
import org.souffleur.journey.StackForTests;
import org.souffleur.journey.door.Caller;
import org.souffleur.journey.door.SocketForTests;
import org.souffleur.media.Slot.Kind;
import org.souffleur.media.peer.NativePeer;
import org.souffleur.media.peer.PeerLine;

/** The demo's evening, fresh, with a native WebRTC peer for each party, all through the product's own HTTP door. */
final class EveningOverHttp implements AutoCloseable {
    static final String HUMAN = "human1";
    static final String SURROGATE = "surrogate1";
    static final String OS = "os-sam";

    /** A frame's worth of opaque bytes: the relay never looks into them. */
    static final byte[] SPEECH = new byte[80];

    private static final Map<String, String> COOKIES = new ConcurrentHashMap<>();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final String id;
    final NativePeer human;
    final NativePeer surrogate;
    final NativePeer os;
    final String stopCredential;
    private final List<NativePeer> peers = new ArrayList<>();

    private EveningOverHttp() throws IOException {
        Response opened = as(OS).post("/api/demo/evenings");
        assertThat(opened.statusCode()).isEqualTo(201);
        id = opened.jsonPath().getString("id");
        stopCredential = as(SURROGATE).post(path("/entry")).jsonPath().getString("stopCredential");
        os = joins(
                OS,
                PeerLine.sends("voice", Kind.AUDIO),
                PeerLine.sends("whisper", Kind.AUDIO),
                PeerLine.receives("mic1", Kind.AUDIO),
                PeerLine.receives("mic2", Kind.AUDIO),
                PeerLine.receives("camera2", Kind.VIDEO));
        human = joins(HUMAN, PeerLine.sends("mic", Kind.AUDIO), PeerLine.receives("voice", Kind.AUDIO));
        surrogate = joins(
                SURROGATE,
                PeerLine.sends("mic", Kind.AUDIO),
                PeerLine.sends("camera", Kind.VIDEO),
                PeerLine.receives("voice", Kind.AUDIO),
                PeerLine.receives("whisper", Kind.AUDIO));
    }

    static EveningOverHttp open() throws IOException {
        return new EveningOverHttp();
    }

    /** Offers through the door as WHIP does, and connects. */
    NativePeer joins(String account, PeerLine... lines) throws IOException {
        NativePeer peer = new NativePeer(lines);
        peers.add(peer);
        Response answer = offers(account, peer.offer());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        assertThat(answer.header("Location")).contains("/api/evenings/" + id + "/legs/");
        try {
            peer.accept(answer.asString()).connected().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("a leg of " + account + " did not connect", e);
        }
        return peer;
    }

    Response offers(String account, String sdp) {
        return as(account).contentType("application/sdp").body(sdp).post(path("/legs"));
    }

    void everybodyAgreesTo(String... subjects) {
        for (String subject : subjects) {
            boolean cues = subject.equals("cues");
            for (String account : cues ? List.of(SURROGATE, OS) : List.of(HUMAN, SURROGATE, OS)) {
                Response said = agrees(account, subject);
                assertThat(said.statusCode())
                        .as(account + ": " + said.asString())
                        .isEqualTo(200);
            }
        }
    }

    Response agrees(String account, String subject) {
        return as(account)
                .contentType(ContentType.JSON)
                .body(Map.of("subject", subject))
                .post(path("/grants"));
    }

    /** What came of somebody's own speech; the house's notices arrive in the same slot and are not counted. */
    static long heard(NativePeer ear, String slot) {
        return ear.arrivals(slot).stream()
                .filter(arrival -> Arrays.equals(arrival.payload(), SPEECH))
                .count();
    }

    /** The OS speaks until the human has heard some of it. */
    void untilTheHumanHears() {
        long before = heard(human, "voice");
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            os.send("voice", SPEECH);
            assertThat(heard(human, "voice")).isGreaterThan(before + 5);
        });
    }

    /** The OS says this many frames; returns once the relay has had time to handle all of them. */
    void theOsSays(int frames) {
        int answered = os.checksAnswered();
        for (int i = 0; i < frames; i++) {
            os.send("voice", SPEECH);
        }
        // The relay handles one socket in order: when the check is answered, the frames before it were handled.
        await().atMost(PATIENCE).untilAsserted(() -> {
            os.check();
            assertThat(os.checksAnswered()).isGreaterThan(answered + 1);
        });
    }

    RequestSpecification as(String account) {
        RequestSpecification caller = RestAssured.given()
                .baseUri(StackForTests.stack().url())
                .config(RestAssured.config()
                        .encoderConfig(RestAssured.config()
                                .getEncoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/sdp", ContentType.TEXT)
                                .encodeContentTypeAs("application/trickle-ice-sdpfrag", ContentType.TEXT)));
        return account.equals(OS)
                ? caller.auth().oauth2(StackForTests.bearer(OS))
                : caller.header("Cookie", COOKIES.computeIfAbsent(account, EveningOverHttp::signIn));
    }

    private static String signIn(String account) {
        return SignedIn.as(account, StackForTests.stack().url()).cookie();
    }

    /** The live line of a party, as its own sign-in opens it. */
    SocketForTests line(String account) {
        Caller.Pass pass = account.equals(OS)
                ? Caller.Pass.bearer(StackForTests.bearer(OS))
                : Caller.Pass.session(
                        SignedIn.as(account, StackForTests.stack().url()).cookie());
        return SocketForTests.with(pass, URI.create(StackForTests.stack().url()).getPort(), path("/socket"));
    }

    String path(String rest) {
        return "/api/evenings/" + id + rest;
    }

    /** Leaves nothing open for the next test. */
    @Override
    public void close() throws IOException {
        RestAssured.given()
                .baseUri(StackForTests.stack().url())
                .header("Stop-Credential", stopCredential)
                .post(path("/stop"));
        for (NativePeer peer : peers) {
            peer.close();
        }
    }
}
