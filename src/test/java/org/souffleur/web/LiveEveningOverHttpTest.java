package org.souffleur.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.souffleur.web.EveningOverHttp.HUMAN;
import static org.souffleur.web.EveningOverHttp.OS;
import static org.souffleur.web.EveningOverHttp.SPEECH;
import static org.souffleur.web.EveningOverHttp.SURROGATE;
import static org.souffleur.web.EveningOverHttp.heard;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.souffleur.journey.StackForTests;
import org.souffleur.media.Slot.Kind;
import org.souffleur.media.peer.NativePeer;
import org.souffleur.media.peer.PeerLine;

/** A whole evening by plain WHIP and WHEP, without a browser: real HTTP, real DTLS-SRTP, real rows. */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class LiveEveningOverHttpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private EveningOverHttp evening;

    @BeforeEach
    void threeComeIn() throws IOException {
        evening = EveningOverHttp.open();
    }

    @AfterEach
    void everybodyLeaves() throws IOException {
        evening.close();
    }

    @Test
    void theOsIsHeardByBothAndItsWhisperByTheSurrogateOnly() {
        evening.everybodyAgreesTo("voice", "cues");
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            evening.os.send("voice", SPEECH);
            evening.os.send("whisper", SPEECH);
            assertThat(heard(evening.human, "voice")).isGreaterThan(10);
            assertThat(heard(evening.surrogate, "voice")).isGreaterThan(10);
            assertThat(heard(evening.surrogate, "whisper")).isGreaterThan(10);
        });
        assertThat(evening.human.unknownPackets()).isZero();
    }

    @Test
    void nothingFlowsBeforeEveryYesIsThere() {
        evening.agrees(HUMAN, "voice");
        evening.agrees(OS, "voice");
        evening.theOsSays(20);
        assertThat(heard(evening.human, "voice")).isZero();
        assertThat(heard(evening.surrogate, "voice")).isZero();
    }

    @Test
    void herCameraReachesTheOsAndHerMicrophoneNeverTheHuman() {
        evening.everybodyAgreesTo("voice");
        for (String subject : new String[] {"mic:s3", "lens:s3"}) {
            evening.agrees(HUMAN, subject);
            evening.agrees(SURROGATE, subject);
        }
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            evening.surrogate.send("mic", SPEECH);
            assertThat(heard(evening.os, "mic2")).isGreaterThan(5);
        });
        assertThat(heard(evening.human, "voice")).isZero();
    }

    @Test
    void oneStopSilencesEverythingAndNobodyComesInAgain() {
        evening.everybodyAgreesTo("voice");
        evening.untilTheHumanHears();
        Response stopped = evening.as(SURROGATE).post(evening.path("/stop"));
        assertThat(stopped.statusCode()).isEqualTo(200);
        assertThat(stopped.jsonPath().getString("answer")).isEqualTo("done");
        long heard = heard(evening.human, "voice");
        for (int i = 0; i < 30; i++) {
            evening.os.send("voice", SPEECH);
        }
        Response again = evening.as(HUMAN).post(evening.path("/entry"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(evening.offers(OS, "v=0\r\n").statusCode()).isEqualTo(409);
        assertThat(heard(evening.human, "voice")).isEqualTo(heard);
    }

    @Test
    void takingBackVoiceSilencesBothEarsAndTheEveningGoesOn() {
        evening.everybodyAgreesTo("voice");
        evening.untilTheHumanHears();
        Response taken = evening.as(HUMAN)
                .contentType(ContentType.JSON)
                .body(Map.of("subject", "voice"))
                .post(evening.path("/withdrawals"));
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.jsonPath().getString("answer")).isEqualTo("done");
        long heard = heard(evening.human, "voice");
        evening.theOsSays(20);
        assertThat(heard(evening.human, "voice")).isEqualTo(heard);
        assertThat(evening.agrees(HUMAN, "voice").statusCode()).isEqualTo(200);
        evening.untilTheHumanHears();
    }

    @Test
    void theCredentialOfEnteringStopsWithNoSignInAtAllAndOnlyItsOwnEvening() {
        evening.everybodyAgreesTo("voice");
        Response foreign = RestAssured.given()
                .baseUri(StackForTests.stack().url())
                .header("Stop-Credential", evening.stopCredential)
                .post("/api/evenings/00000000-0000-4000-8000-000000000000/stop");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.jsonPath().getString("answer")).isEqualTo("not-yours");
        Response own = RestAssured.given()
                .baseUri(StackForTests.stack().url())
                .header("Stop-Credential", evening.stopCredential)
                .post(evening.path("/stop"));
        assertThat(own.statusCode()).isEqualTo(200);
    }

    @Test
    void aProgramsTokenCannotSayYesForAPerson() {
        Response withoutAForm = RestAssured.given()
                .baseUri(StackForTests.stack().url())
                .auth()
                .oauth2(StackForTests.bearer(HUMAN))
                .contentType(ContentType.JSON)
                .body(Map.of("subject", "voice"))
                .post(evening.path("/grants"));
        assertThat(withoutAForm.statusCode()).isEqualTo(403);
        assertThat(withoutAForm.jsonPath().getString("type")).endsWith("/needs-sign-in");
    }

    @Test
    void whatCannotBeReadIsRefusedClearlyAndTheEveningGoesOn() throws IOException {
        evening.everybodyAgreesTo("voice");
        evening.untilTheHumanHears();
        Response nonsense = evening.offers(HUMAN, "this is no SDP");
        assertThat(nonsense.statusCode()).isEqualTo(400);
        assertThat(nonsense.contentType()).startsWith("application/problem+json");
        try (NativePeer greedy = new NativePeer(PeerLine.sends("whisper", Kind.AUDIO))) {
            Response refused = evening.offers(HUMAN, greedy.offer());
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.jsonPath().getString("detail")).contains("whisper");
        }
        Response halfJson = evening.as(HUMAN)
                .contentType(ContentType.JSON)
                .body("{\"subject\":")
                .post(evening.path("/grants"));
        assertThat(halfJson.statusCode()).isEqualTo(400);
        Response unknown = evening.agrees(HUMAN, "everything");
        assertThat(unknown.statusCode()).isEqualTo(422);
        Response huge = evening.as(HUMAN)
                .contentType("application/sdp")
                .body("x".repeat(80 * 1024))
                .post(evening.path("/legs"));
        assertThat(huge.statusCode()).isEqualTo(413);
        byte[] garbage = new byte[200];
        for (int i = 0; i < 200; i++) {
            Arrays.fill(garbage, (byte) i);
            evening.human.raw(garbage, 0, garbage.length);
        }
        evening.untilTheHumanHears();
    }

    /** ASVS 5.0 V17.3.1: a room holds 64 legs; one seat's flood of offers may not fill it. */
    @Test
    void aFloodOfOffersFromOneSeatIsRefusedAndTheOthersComeIn() throws Exception {
        List<Integer> answers = new CopyOnWriteArrayList<>();
        ExecutorService many = Executors.newFixedThreadPool(16);
        try (NativePeer peer = new NativePeer(PeerLine.receives("voice", Kind.AUDIO))) {
            for (int i = 0; i < 150; i++) {
                many.execute(
                        () -> answers.add(evening.offers(HUMAN, peer.offer()).statusCode()));
            }
            many.shutdown();
            assertThat(many.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }
        assertThat(answers).hasSize(150).containsOnly(201, 503);
        assertThat(answers.stream().filter(status -> status == 201).count()).isLessThan(13);
        evening.joins(SURROGATE, PeerLine.receives("whisper", Kind.AUDIO));
        evening.everybodyAgreesTo("voice");
        evening.untilTheHumanHears();
    }

    @Test
    void aTenMegabyteMessageIsNotTakenInAndItsLineAndTheEveningGoOn() throws Exception {
        evening.everybodyAgreesTo("voice");
        evening.untilTheHumanHears();
        Queue<String> told = new ConcurrentLinkedQueue<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + StackForTests.bearer(OS))
                .buildAsync(
                        URI.create(StackForTests.stack().url().replace("http:", "ws:") + evening.path("/socket")),
                        new WebSocket.Listener() {
                            @Override
                            public @Nullable CompletionStage<?> onText(
                                    WebSocket line, CharSequence part, boolean last) {
                                told.add(part.toString());
                                line.request(1);
                                return null;
                            }
                        })
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        socket.sendText("x".repeat(10 * 1024 * 1024), true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told).anyMatch(text -> text.contains("/problems/not-taken")));
        socket.sendText("{\"type\":\"ping\",\"t0\":7}", true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(told).anyMatch(text -> text.contains("\"pong\"") && text.contains("\"t0\":7")));
        evening.untilTheHumanHears();
        socket.abort();
    }

    @Test
    void aTokenThatIsNotOursOpensNothing() {
        for (String token : new String[] {"nonsense", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.", ""}) {
            Response refused = RestAssured.given()
                    .baseUri(StackForTests.stack().url())
                    .header("Authorization", "Bearer " + token)
                    .get(evening.path(""));
            assertThat(refused.statusCode()).as(token).isEqualTo(401);
        }
    }

    @Test
    void aForeignPagesChangeIsNotCarriedOut() {
        Response forged =
                evening.as(HUMAN).header("Origin", "https://evil.example").post(evening.path("/stop"));
        assertThat(forged.statusCode()).isEqualTo(403);
        evening.everybodyAgreesTo("voice");
        evening.untilTheHumanHears();
    }
}
