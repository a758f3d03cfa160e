package org.souffleur.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.souffleur.web.EveningOverHttp.HUMAN;
import static org.souffleur.web.EveningOverHttp.OS;
import static org.souffleur.web.EveningOverHttp.SURROGATE;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.souffleur.journey.StackForTests;
import org.souffleur.media.Slot.Kind;
import org.souffleur.media.peer.NativePeer;
import org.souffleur.media.peer.PeerLine;
import org.souffleur.session.TurnPass;

/** RFC 9725 at the product's own door, section by section: docs/standards/whip.md leans on this. */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhipTest {
    private static final String FRAGMENT = "application/trickle-ice-sdpfrag";
    private static final String CANDIDATE =
            "m=audio 9 RTP/AVP 0\r\na=mid:0\r\na=candidate:1 1 tcp 1 192.0.2.1 9 typ host tcptype active\r\n";
    private static final Pattern TURN =
            Pattern.compile("<(turns?:[^>]+)>; rel=\"ice-server\"; username=\"([0-9]+):([^\"]+)\";"
                    + " credential=\"([^\"]+)\"; credential-type=\"password\"");

    private EveningOverHttp evening;

    @BeforeAll
    void threeComeIn() throws IOException {
        evening = EveningOverHttp.open();
    }

    @AfterAll
    void everybodyLeaves() throws IOException {
        evening.close();
    }

    /** As clients are asked to: who came too fast for a seat comes again. */
    private static Response patiently(Callable<Response> call) {
        return await().atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .until(call, answer -> answer.statusCode() != 503);
    }

    /** A leg of the human's, connected, and ended with the test. */
    private final class OneLeg implements AutoCloseable {
        final NativePeer peer = new NativePeer(PeerLine.sends("mic", Kind.AUDIO));
        final Response made = patiently(() -> evening.offers(HUMAN, peer.offer()));
        final String address = made.header("Location");

        private OneLeg() throws IOException {
            assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
            peer.accept(made.asString());
            peer.connected().orTimeout(10, TimeUnit.SECONDS).join();
        }

        Response patch(String ifMatch, String fragment) {
            return patiently(() -> {
                RequestSpecification request =
                        evening.as(HUMAN).contentType(FRAGMENT).body(fragment);
                return (ifMatch == null ? request : request.header("If-Match", ifMatch)).patch(address);
            });
        }

        @Override
        public void close() throws IOException {
            evening.as(HUMAN).delete(address);
            peer.close();
        }
    }

    @Test
    void anOfferMakesASessionWithAnAddressATagAndAnAnswerThatOnlyReceives() throws IOException {
        try (OneLeg leg = new OneLeg()) {
            assertThat(leg.made.contentType()).startsWith("application/sdp");
            assertThat(leg.address).matches("http://localhost:[0-9]+/api/evenings/[0-9a-f-]{36}/legs/[A-Za-z0-9]{22}");
            assertThat(leg.made.header("ETag")).matches("\"[A-Za-z0-9]{8}\"");
            assertThat(leg.made.asString())
                    .contains("a=ice-lite", "a=setup:passive", "a=rtcp-mux\r\n", "a=recvonly", "a=end-of-candidates")
                    .doesNotContain("a=sendrecv");
        }
    }

    @Test
    void eachDeviceIsGivenItsOwnPassForTurnWhichNamesNobodyAndDies() throws IOException {
        try (OneLeg one = new OneLeg();
                OneLeg other = new OneLeg()) {
            List<String> links = one.made.headers().getValues("Link");
            assertThat(links).hasSize(2);
            for (String link : links) {
                Matcher turn = TURN.matcher(link);
                assertThat(turn.matches()).as(link).isTrue();
                assertThat(StackForTests.TURN_URLS).contains(turn.group(1));
                Instant dies = Instant.ofEpochSecond(Long.parseLong(turn.group(2)));
                assertThat(dies).isBetween(Instant.now(), Instant.now().plusSeconds(12 * 3600));
                TurnPass pass = TurnPass.until(dies, UUID.fromString(turn.group(3)), StackForTests.TURN_SECRET);
                assertThat(turn.group(4)).isEqualTo(pass.credential());
            }
            assertThat(other.made.headers().getValues("Link")).doesNotContainAnyElementsOf(links);
        }
        List<String> entered =
                evening.as(HUMAN).post(evening.path("/entry")).jsonPath().getList("iceServers[0].urls");
        assertThat(String.join(",", entered)).isEqualTo(StackForTests.TURN_URLS);
    }

    @Test
    void tricklingNeedsTheTagOfNowAndChangesNothing() throws IOException {
        try (OneLeg leg = new OneLeg()) {
            assertThat(leg.patch(null, CANDIDATE).statusCode()).isEqualTo(428);
            assertThat(leg.patch("\"another\"", CANDIDATE).statusCode()).isEqualTo(412);
            assertThat(leg.patch("W/" + leg.made.header("ETag"), CANDIDATE).statusCode())
                    .isEqualTo(412);
            Response trickled = leg.patch(leg.made.header("ETag"), CANDIDATE);
            assertThat(trickled.statusCode()).isEqualTo(204);
            assertThat(trickled.header("ETag")).isNull();
            assertThat(trickled.asByteArray()).isEmpty();
        }
    }

    @Test
    void aRestartGivesNewCredentialsAndANewTagAndTheLegLivesOn() throws IOException {
        try (OneLeg leg = new OneLeg()) {
            String before = leg.made.header("ETag");
            Response restarted = leg.patch("*", leg.peer.restart() + "m=audio 9 RTP/AVP 0\r\na=mid:0\r\n");
            assertThat(restarted.statusCode()).as(restarted.asString()).isEqualTo(200);
            assertThat(restarted.contentType()).startsWith(FRAGMENT);
            assertThat(restarted.asString())
                    .startsWith("a=ice-lite\r\n")
                    .contains("m=audio 9 RTP/AVP 0\r\na=mid:0\r\na=candidate:", "a=end-of-candidates");
            assertThat(restarted.header("ETag")).matches("\"[A-Za-z0-9]{8}\"").isNotEqualTo(before);
            leg.peer.restarted(restarted.asString());
            // A word that was under way while ICE began anew is about what was before.
            assertThat(leg.patch(before, CANDIDATE).statusCode()).isEqualTo(412);
            assertThat(leg.patch(restarted.header("ETag"), CANDIDATE).statusCode())
                    .isEqualTo(204);
        }
    }

    @Test
    void whatIsNoFragmentIsRefusedAndTheSessionStays() throws IOException {
        try (OneLeg leg = new OneLeg()) {
            assertThat(leg.patch("*", "nonsense").statusCode()).isEqualTo(400);
            assertThat(leg.patch("*", "a=ice-ufrag:half\r\n").statusCode()).isEqualTo(400);
            assertThat(evening.as(HUMAN)
                            .contentType("application/sdp")
                            .header("If-Match", "*")
                            .body("v=0\r\n")
                            .patch(leg.address)
                            .statusCode())
                    .isEqualTo(415);
            assertThat(leg.patch(leg.made.header("ETag"), CANDIDATE).statusCode())
                    .isEqualTo(204);
        }
    }

    @Test
    void aSessionEndsByDeleteWhateverTagIsSentAndIsItsOwnPartysAlone() throws IOException {
        try (OneLeg leg = new OneLeg()) {
            assertThat(evening.as(SURROGATE).delete(leg.address).statusCode()).isEqualTo(404);
            assertThat(evening.as(OS).get(leg.address).statusCode()).isEqualTo(404);
            assertThat(evening.as(HUMAN)
                            .header("If-Match", "\"another\"")
                            .delete(leg.address)
                            .statusCode())
                    .isEqualTo(200);
            leg.peer.closedByRelay().orTimeout(5, TimeUnit.SECONDS).join();
        }
    }

    @Test
    void anOfferThatIsNoneIsRefusedWhole() throws IOException {
        String path = evening.path("/legs");
        Response other =
                evening.as(HUMAN).contentType("application/json").body("{}").post(path);
        assertThat(other.statusCode()).isEqualTo(415);
        assertThat(patiently(() -> evening.offers(HUMAN, "no SDP")).statusCode())
                .isEqualTo(400);
        try (NativePeer greedy =
                new NativePeer(PeerLine.sends("mic", Kind.AUDIO), PeerLine.sends("whisper", Kind.AUDIO))) {
            assertThat(patiently(() -> evening.offers(HUMAN, greedy.offer())).statusCode())
                    .isEqualTo(422);
        }
        Response put =
                evening.as(HUMAN).contentType("application/sdp").body("v=0\r\n").put(path);
        assertThat(put.statusCode()).isBetween(404, 405);
    }

    @Test
    void whoHasAsManySessionsAsFitIsToldWhenToComeAgain() throws IOException {
        List<String> made = new ArrayList<>();
        try (NativePeer peer = new NativePeer(PeerLine.sends("mic", Kind.AUDIO))) {
            Response answer = patiently(() -> evening.offers(HUMAN, peer.offer()));
            for (; answer.statusCode() == 201; answer = evening.offers(HUMAN, peer.offer())) {
                made.add(answer.header("Location"));
            }
            assertThat(made).hasSizeLessThanOrEqualTo(6);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("2");
        } finally {
            made.forEach(leg -> evening.as(HUMAN).delete(leg));
        }
    }

    @Test
    void thereIsNothingToReadAndAPlayerSeesThatOffersAreTaken() throws IOException {
        Response door = evening.as(OS).get(evening.path("/legs"));
        assertThat(door.statusCode()).isEqualTo(200);
        assertThat(door.asByteArray()).isEmpty();
        Response head = evening.as(OS).head(evening.path("/legs"));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.contentType()).startsWith("application/sdp");
        try (OneLeg leg = new OneLeg()) {
            Response session = evening.as(HUMAN).get(leg.address);
            assertThat(session.statusCode()).isEqualTo(204);
        }
    }

    @Test
    void anybodyMayAskWhatIsTakenButNoOtherOriginIsLetInAndPassesAreForParties() {
        Response preflight = RestAssured.given()
                .baseUri(StackForTests.stack().url())
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options(evening.path("/legs"));
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.header("Accept-Post")).isEqualTo("application/sdp");
        assertThat(preflight.header("Access-Control-Allow-Origin")).isNull();
        assertThat(preflight.headers().getValues("Link")).isEmpty();
        assertThat(evening.as(OS).options(evening.path("/legs")).headers().getValues("Link"))
                .hasSize(2);
        assertThat(evening.as(OS)
                        .header("Access-Control-Request-Method", "POST")
                        .options(evening.path("/legs"))
                        .headers()
                        .getValues("Link"))
                .isEmpty();
        assertThat(evening.as(OS).options(evening.path("/legs/any")).header("Accept-Patch"))
                .isEqualTo(FRAGMENT);
    }
}
