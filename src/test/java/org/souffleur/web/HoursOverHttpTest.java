package org.souffleur.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.souffleur.booking.DemoWorld;
import org.souffleur.journey.StackForTests;

/** One's own hours over HTTP: kept, looked at, refused with a reason, and never over what one has not seen. */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class HoursOverHttpTest {
    private static final String HOURS = "/api/me/hours";
    private static final String EVENINGS = "{\"zone\":\"Europe/Amsterdam\",\"rules\":[{\"rule\":\"FREQ=DAILY\","
            + "\"first\":\"2026-01-01\",\"from\":\"18:00\",\"to\":\"23:00\"}]";

    @Test
    void whatIsKeptComesBackWithWhatItMeans() {
        Response kept = keep(
                "surrogate2",
                EVENINGS + ",\"beforeMinutes\":30,\"reachMinutes\":60," + "\"cell\":\"861969c9fffffff\"}");
        assertThat(kept.statusCode()).as(kept.asString()).isEqualTo(200);
        Response seen = as("surrogate2").get(HOURS);
        assertThat(seen.asString()).isEqualTo(kept.asString());
        assertThat(seen.header("ETag")).isEqualTo("\"" + seen.jsonPath().getInt("version") + "\"");
        assertThat(seen.jsonPath().getString("kind")).isEqualTo("surrogate");
        assertThat(seen.jsonPath().getString("rules[0].rule")).isEqualTo("FREQ=DAILY");
        assertThat(seen.jsonPath().getInt("reachMinutes")).isEqualTo(60);
        assertThat(seen.jsonPath().getInt("meaning.of")).isEqualTo(14);
        assertThat(seen.jsonPath().getInt("meaning.evenings")).isBetween(13, 14); // today's may have begun
    }

    @Test
    void aStalePageChangesNothingAndIsToldWhatToDo() {
        assertThat(keep("human2", EVENINGS + "}").statusCode()).isEqualTo(200);
        String seen = as("human2").get(HOURS).header("ETag");
        assertThat(keep("human2", "{\"zone\":\"UTC\"}").statusCode()).isEqualTo(200);
        for (String old : new String[] {seen, "\"0\"", "\"x\"", "W/\"1\""}) {
            Response stale = put("human2", old, EVENINGS + "}");
            assertThat(stale.statusCode()).as(old).isEqualTo(412);
            assertThat(stale.jsonPath().getString("type")).isEqualTo("/problems/hours-changed");
        }
        assertThat(as("human2").get(HOURS).jsonPath().getString("zone")).isEqualTo("UTC");
    }

    @Test
    void whatCannotBeTakenIsSaidAndNothingIsLost() {
        assertThat(keep("human2", EVENINGS + "}").statusCode()).isEqualTo(200);
        String before = as("human2").get(HOURS).asString();
        Response refused = keep("human2", EVENINGS.replace("DAILY", "SECONDLY") + "}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("type")).isEqualTo("/problems/hours-not-kept");
        assertThat(refused.jsonPath().getString("why")).isEqualTo("rule-too-fine");
        assertThat(refused.jsonPath().getString("detail"))
                .contains("SECONDLY")
                .endsWith("What was kept before still stands.");
        for (String nonsense : new String[] {"{}", "", "null", "{\"zone\":\"UTC\",\"rules\":[null]}"}) {
            assertThat(keep("human2", nonsense).statusCode()).as(nonsense).isEqualTo(422);
        }
        assertThat(keep("human2", "{\"zone\":\"UTC\",\"rules\":7}").statusCode())
                .isEqualTo(400);
        assertThat(as("human2").get(HOURS).asString()).isEqualTo(before);
    }

    @Test
    void aPreviewMeansSomethingAndKeepsNothing() {
        String before = as("human2").get(HOURS).asString();
        Response preview = json("human2", EVENINGS + "}").post(HOURS + "/preview");
        assertThat(preview.jsonPath().getInt("evenings")).isBetween(13, 14);
        assertThat(json("human2", "{\"zone\":\"Nowhere\"}")
                        .post(HOURS + "/preview")
                        .jsonPath()
                        .getString("why"))
                .isEqualTo("zone-unknown");
        assertThat(as("human2").get(HOURS).asString()).isEqualTo(before);
    }

    @Test
    void whoOperatesAnOsKeepsItsHoursAndNoOther() {
        assertThat(keep("os1", EVENINGS + "}").jsonPath().getString("kind")).isEqualTo("os");
        String own = "?os=" + DemoWorld.SAM.id().value();
        assertThat(as("os1").get(HOURS + own).statusCode()).isEqualTo(200);
        String others = "?os=" + DemoWorld.ECHO.id().value();
        for (String query : new String[] {
            others, "?os=nonsense", "?os=" + DemoWorld.HUMAN1.id().value()
        }) {
            assertThat(as("os1").get(HOURS + query).statusCode()).as(query).isEqualTo(404);
        }
        assertThat(as("human2").get(HOURS + own).statusCode()).isEqualTo(404);
    }

    @Test
    void aPointBecomesACellAndNoPointIsRefused() {
        assertThat(json("human2", "{\"latitude\":52.37,\"longitude\":4.89}")
                        .post(HOURS + "/cell")
                        .jsonPath()
                        .getString("cell"))
                .isEqualTo("861969c9fffffff");
        for (String none :
                new String[] {"{}", "{\"latitude\":91,\"longitude\":0}", "{\"latitude\":\"NaN\",\"longitude\":0}"}) {
            assertThat(json("human2", none).post(HOURS + "/cell").statusCode())
                    .as(none)
                    .isEqualTo(422);
        }
    }

    private static Response keep(String account, String body) {
        return put(account, as(account).get(HOURS).header("ETag"), body);
    }

    private static Response put(String account, String ifMatch, String body) {
        return json(account, body).header("If-Match", ifMatch).put(HOURS);
    }

    private static RequestSpecification json(String account, String body) {
        return as(account).contentType(ContentType.JSON).body(body);
    }

    private static RequestSpecification as(String account) {
        return RestAssured.given().baseUri(StackForTests.stack().url()).auth().oauth2(StackForTests.bearer(account));
    }
}
