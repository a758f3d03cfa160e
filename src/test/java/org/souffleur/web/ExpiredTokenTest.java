package org.souffleur.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.souffleur.journey.StackForTests;

/** A sign-in that has run out, in the middle of an evening: nothing more is done by it, and a stop needs none. */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class ExpiredTokenTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void itOpensNothingIsToldInWordsAndTheEveningGoesOnUntilItIsStoppedAllTheSame() throws IOException {
        String expired = StackForTests.bearerOfOneSecond(EveningOverHttp.SURROGATE);
        try (EveningOverHttp evening = EveningOverHttp.open()) {
            evening.everybodyAgreesTo("voice");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(by(expired).get(evening.path("")).statusCode())
                                    .isEqualTo(401));
            for (Response refused : new Response[] {
                by(expired).post(evening.path("/entry")),
                by(expired)
                        .contentType("application/json")
                        .body("{\"subject\":\"walk\"}")
                        .post(evening.path("/grants")),
                by(expired).post(evening.path("/stop"))
            }) {
                assertThat(refused.statusCode()).isEqualTo(401);
                assertThat(refused.contentType()).startsWith("application/problem+json");
                assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
                assertThat(refused.jsonPath().getString("detail")).contains("not valid any more");
            }
            evening.untilTheHumanHears();
            Response stopped = by(expired)
                    .header("Stop-Credential", evening.stopCredential)
                    .post(evening.path("/stop"));
            assertThat(stopped.statusCode()).isEqualTo(200);
            assertThat(stopped.jsonPath().getString("answer")).isEqualTo("done");
        }
    }

    private static RequestSpecification by(String token) {
        return RestAssured.given().baseUri(StackForTests.stack().url()).auth().oauth2(token);
    }
}
