package org.souffleur.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.souffleur.web.EveningOverHttp.HUMAN;
import static org.souffleur.web.EveningOverHttp.SPEECH;
import static org.souffleur.web.EveningOverHttp.SURROGATE;
import static org.souffleur.web.EveningOverHttp.heard;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.souffleur.journey.StackForTests;

/** The plug is pulled: PostgreSQL is really stopped, with the evening's voice in the air. */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class StopWhileTheDatabaseIsAwayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aStopSilencesAndIsKeptWhilePostgresIsStopped() throws IOException {
        try (EveningOverHttp evening = EveningOverHttp.open()) {
            evening.everybodyAgreesTo("voice");
            evening.untilTheHumanHears();
            StackForTests.stack().stopDatabase();
            try {
                evening.untilTheHumanHears(); // the lease still holds
                Response stopped = RestAssured.given()
                        .baseUri(StackForTests.stack().url())
                        .header("Stop-Credential", evening.stopCredential)
                        .post(evening.path("/stop"));
                assertThat(stopped.statusCode()).isEqualTo(200);
                assertThat(stopped.jsonPath().getString("answer")).isEqualTo("done");
                long heard = heard(evening.human, "voice");
                for (int i = 0; i < 30; i++) {
                    evening.os.send("voice", SPEECH);
                }
                assertThat(evening.as(HUMAN).post(evening.path("/entry")).statusCode())
                        .isEqualTo(409);
                assertThat(heard(evening.human, "voice")).isEqualTo(heard);
            } finally {
                StackForTests.stack().startDatabase();
            }
            // What was acknowledged without the database is in it once it is back: the receipts' seat sees it stopped.
            await().atMost(PATIENCE).untilAsserted(() -> {
                Response seen = evening.as(SURROGATE).get(evening.path(""));
                assertThat(seen.jsonPath().getString("state")).isEqualTo("stopped");
                assertThat(StackForTests.storedState(evening.id)).isEqualTo("stopped");
            });
        }
    }
}
