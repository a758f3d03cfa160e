package org.souffleur.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import org.junit.jupiter.api.Test;
import org.souffleur.journey.StackForTests;

/** A calendar's address over HTTP, as its owner and as a calendar program meet it. */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class CalendarFileTest {
    private static final String OWN = "/api/me/calendar";

    private static RequestSpecification anyone() {
        return RestAssured.given().baseUri(StackForTests.stack().url());
    }

    private static RequestSpecification human() {
        return anyone().auth().oauth2(StackForTests.bearer("human1"));
    }

    private static String make() {
        Response made = human().post(OWN);
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        return made.jsonPath().getString("address");
    }

    @Test
    void anAddressIsMadeReadChangedAndEnded() throws Exception {
        human().delete(OWN);
        assertThat(human().get(OWN).jsonPath().getBoolean("on"))
                .as("off until it is made")
                .isFalse();
        human().post("/api/demo/evenings");
        String address = make();
        assertThat(address)
                .startsWith(StackForTests.stack().url() + "/calendar/")
                .endsWith(".ics");

        Response file = anyone().get(address);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.contentType()).isEqualToIgnoringCase("text/calendar; charset=utf-8");
        assertThat(file.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(file.header("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(new CalendarBuilder()
                        .build(new StringReader(file.asString()))
                        .getComponents())
                .isNotEmpty();
        assertThat(file.asString()).doesNotContain("Alex", "Sam", "Robin");

        String tag = file.header("ETag");
        Response again = anyone().header("If-None-Match", tag).get(address);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.asString()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);

        assertThat(human().get(OWN).asString())
                .as("the address is told once")
                .contains("\"on\":true", "madeAt")
                .doesNotContain("address");
        String fresh = make();
        assertThat(anyone().header("If-None-Match", tag).get(address).statusCode())
                .isEqualTo(404);
        assertThat(anyone().get(fresh).header("ETag")).as("the same events").isEqualTo(tag);
        assertThat(human().delete(OWN).statusCode()).isEqualTo(204);
        Response ended = anyone().get(fresh);
        assertThat(ended.statusCode()).isEqualTo(404);
        assertThat(ended.contentType()).startsWith("application/problem+json");
    }

    @Test
    void noMetricAndNoTraceHoldsAnAddress() {
        String address = make();
        anyone().get(address);
        anyone().get("/calendar/a-guess-that-somebody-typed.ics");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(StackForTests.traces().spans()).contains("/calendar/{secret}.ics"));
        String secret = address.substring(address.lastIndexOf('/') + 1);
        for (String told : List.of(
                StackForTests.traces().spans(), anyone().get("/q/metrics").asString())) {
            assertThat(told).doesNotContain(secret, "a-guess-that-somebody-typed");
        }
    }
}
