package org.souffleur.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.souffleur.journey.SignedIn;
import org.souffleur.journey.StackForTests;
import org.souffleur.media.Slot.Kind;
import org.souffleur.media.opus.OpusDecoder;
import org.souffleur.media.peer.Arrival;
import org.souffleur.media.peer.NativePeer;
import org.souffleur.media.peer.PeerLine;

/** "Try it", alone: the recording is there by itself, speaks, and is shown as what it is. Real HTTP, media and rows. */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class RehearsalAloneTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private String cookie = "";
    private String id = "";

    private RequestSpecification caller() {
        return RestAssured.given()
                .baseUri(StackForTests.stack().url())
                .config(RestAssured.config()
                        .encoderConfig(RestAssured.config()
                                .getEncoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/sdp", ContentType.TEXT)))
                .header("Cookie", cookie);
    }

    private String path(String rest) {
        return "/api/evenings/" + id + rest;
    }

    private void tries(String account) {
        cookie = SignedIn.as(account, StackForTests.stack().url()).cookie();
        Response opened = caller().contentType(ContentType.JSON)
                .body(Map.of("with", "recording"))
                .post("/api/rehearsals");
        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(201);
        id = opened.jsonPath().getString("id");
        assertThat(opened.header("Location")).endsWith("/api/evenings/" + id);
    }

    private NativePeer joins(PeerLine... lines) throws Exception {
        NativePeer peer = new NativePeer(lines);
        assertThat(caller().post(path("/entry")).statusCode()).isEqualTo(200);
        Response answer =
                caller().contentType("application/sdp").body(peer.offer()).post(path("/legs"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        peer.accept(answer.asString()).connected().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return peer;
    }

    private void agrees(String... subjects) {
        for (String subject : subjects) {
            Response said = caller().contentType(ContentType.JSON)
                    .body(Map.of("subject", subject))
                    .post(path("/grants"));
            assertThat(said.statusCode()).as(subject + ": " + said.asString()).isEqualTo(200);
        }
    }

    private JsonPath view() {
        return caller().get(path("")).jsonPath();
    }

    private void untilLive() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(view().getString("state"))
                        .as(view().getString("note"))
                        .isEqualTo("live"));
    }

    private static double loudest(NativePeer peer, String slot) {
        double loudest = 0;
        try (OpusDecoder decoder = new OpusDecoder()) {
            for (Arrival arrival : peer.arrivals(slot)) {
                short[] samples = decoder.decode(arrival.payload());
                for (short sample : samples) loudest = Math.max(loudest, Math.abs(sample));
            }
        }
        return loudest;
    }

    private void stops() {
        assertThat(caller().post(path("/stop")).statusCode()).isEqualTo(200);
    }

    @Test
    void aSurrogateHearsTheRecordingWhichIsShownAsOneAndAStopEndsIt() throws Exception {
        tries("surrogate1");
        try (NativePeer surrogate = joins(
                PeerLine.sends("mic", Kind.AUDIO),
                PeerLine.receives("voice", Kind.AUDIO),
                PeerLine.receives("whisper", Kind.AUDIO))) {
            agrees("voice", "cues", "walk", "hands", "mic:s3");
            untilLive();
            assertThat(view().getString("parties.find { it.seat == 's2' }.presentedBy"))
                    .isEqualTo("recording");
            assertThat(view().getString("parties.find { it.seat == 's3' }.presentedBy"))
                    .isEqualTo("person");
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(surrogate.count("voice")).isGreaterThan(100);
                assertThat(loudest(surrogate, "voice")).isGreaterThan(3_000);
            });
            assertThat(view().<String>getList("sheet.find { it.subject == 'voice' }.yes"))
                    .as("its own yes and hers")
                    .containsExactly("s2", "s3");
            assertThat(view().<String>getList("sheet.find { it.subject == 'mic:s3' }.yes"))
                    .containsExactly("s3");
            assertThat(view().<String>getList("sheet.find { it.subject == 'recording' }.yes"))
                    .as("what it does not lend itself to")
                    .isEmpty();
            stops();
            int heard =
                    surrogate.mark().get(PATIENCE.toSeconds(), TimeUnit.SECONDS).getOrDefault("voice", 0);
            assertThat(caller().post(path("/entry")).statusCode()).isEqualTo(409);
            assertThat(surrogate.count("voice")).isEqualTo(heard);
        }
    }

    @Test
    void whoeverSpeaksAsTheOsMeetsAMannequinThatIsAskedForNothing() throws Exception {
        tries("os1");
        try (NativePeer os = joins(PeerLine.sends("voice", Kind.AUDIO), PeerLine.receives("mic1", Kind.AUDIO))) {
            agrees("voice", "cues");
            untilLive();
            assertThat(view().getString("parties.find { it.seat == 's3' }.presentedBy"))
                    .isEqualTo("recording");
            assertThat(view().getString("parties.find { it.seat == 's2' }.presentedBy"))
                    .isEqualTo("person");
            List<String> subjects = view().getList("sheet.subject");
            assertThat(subjects).doesNotContain("mic:s3", "lens:s3");
            assertThat(Arrays.asList(view().getList("sheet.needs").toString()).toString())
                    .doesNotContain("s3");
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(os.count("mic1")).isGreaterThan(30);
                assertThat(loudest(os, "mic1")).isGreaterThan(3_000);
            });
            stops();
        }
    }

    @Test
    void anotherPressLeadsToTheSameRehearsalUntilItIsOver() throws IOException {
        tries("human1");
        String first = id;
        tries("human1");
        assertThat(id).isEqualTo(first);
        assertThat(caller().post(path("/entry")).statusCode()).isEqualTo(200);
        stops();
        tries("human1");
        assertThat(id).isNotEqualTo(first);
        assertThat(caller().post(path("/entry")).statusCode()).isEqualTo(200);
        stops();
    }

    @Test
    void aRehearsalWithNobodyWeKnowIsNoRehearsal() {
        tries("human1");
        for (String body : List.of("{\"with\":\"everybody\"}", "{}", "{\"with\":null}")) {
            Response refused = caller().contentType(ContentType.JSON).body(body).post("/api/rehearsals");
            assertThat(refused.statusCode()).as(body).isEqualTo(422);
        }
        Response friends = caller().contentType(ContentType.JSON)
                .body(Map.of("with", "friends"))
                .post("/api/rehearsals");
        assertThat(friends.statusCode()).isEqualTo(201);
        assertThat(friends.jsonPath().getString("id")).isNotEqualTo(id);
        assertThat(caller().post(path("/entry")).statusCode()).isEqualTo(200);
        stops();
    }
}
