package org.souffleur.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.souffleur.journey.StackForTests;

/** Walks every route as everybody. What is not yours does not exist for you. */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class WhoMayWhatTest {
    private static final List<Class<?>> RESOURCES = List.of(
            AccountsApi.class,
            EveningsApi.class,
            LegsApi.class,
            HoursApi.class,
            HoursPage.class,
            DemoApi.class,
            RehearsalsApi.class,
            MeApi.class,
            ExportApi.class,
            OsesApi.class,
            CouplesApi.class,
            NewcomersApi.class,
            ProfileApi.class,
            KitsApi.class,
            KitsPage.class,
            ProfilePage.class,
            ContactPage.class,
            MePage.class,
            NewcomersPage.class,
            LettersApi.class,
            LettersPage.class,
            CalendarApi.class,
            CalendarPage.class,
            CalendarFile.class,
            SignIn.class,
            ChooseLanguage.class,
            FirstPage.class,
            HomePage.class,
            PhonesPage.class,
            EveningPage.class,
            BoardPage.class);

    /** One route and what the people of another evening, a host, and nobody at all get from it. */
    private record Row(String method, String path, String type, String body, int stranger, int host, int nobody) {
        String route() {
            return method + " " + path;
        }
    }

    private static final String DECLARED = "{\"name\":\"Vera\",\"version\":\"1\",\"conversations\":2}";

    private static final List<Row> TABLE = List.of(
            // method, path, content type, body, stranger, host, nobody
            new Row("GET", "/api/evenings", "", "", 200, 200, 401),
            new Row("GET", "/api/evenings/{id}", "", "", 404, 200, 401),
            new Row("POST", "/api/evenings/{id}/entry", "", "", 404, 404, 401),
            new Row("POST", "/api/evenings/{id}/grants", "application/json", "{\"subject\":\"voice\"}", 404, 404, 401),
            new Row(
                    "POST",
                    "/api/evenings/{id}/withdrawals",
                    "application/json",
                    "{\"subject\":\"voice\"}",
                    403,
                    403,
                    401),
            new Row("POST", "/api/evenings/{id}/moves", "application/json", "{\"move\":\"pause\"}", 404, 404, 401),
            new Row("POST", "/api/evenings/{id}/stop", "", "", 403, 200, 401),
            new Row("GET", "/api/evenings/{id}/receipts", "", "", 404, 404, 401),
            new Row("GET", "/api/evenings/{id}/legs", "", "", 404, 404, 401),
            new Row("GET", "/api/evenings/{id}/legs/{leg}", "", "", 404, 404, 401),
            new Row("POST", "/api/evenings/{id}/legs", "application/sdp", "v=0\r\n", 404, 404, 401),
            new Row(
                    "PATCH",
                    "/api/evenings/{id}/legs/{leg}",
                    "application/trickle-ice-sdpfrag",
                    "a=end-of-candidates\r\n",
                    404,
                    404,
                    401),
            new Row("DELETE", "/api/evenings/{id}/legs/{leg}", "", "", 404, 404, 401),
            new Row("POST", "/api/demo/evenings", "", "", 201, 201, 401),
            new Row("GET", "/api/demo/letters", "", "", 200, 200, 200), // on loopback; in a network, hosts alone
            new Row("GET", "/letters", "", "", 200, 200, 200),
            new Row("GET", "/api/me/calendar", "", "", 200, 200, 401),
            new Row("POST", "/api/me/calendar", "", "", 201, 201, 401),
            new Row("DELETE", "/api/me/calendar", "", "", 204, 204, 401),
            new Row("GET", "/calendar", "", "", 200, 200, 302),
            new Row("GET", "/calendar/{secret}.ics", "", "", 404, 404, 404), // whoever has the secret, and nobody else
            new Row("POST", "/api/rehearsals", "application/json", "{\"with\":\"recording\"}", 201, 403, 401),
            new Row("GET", "/api/me", "", "", 200, 200, 401),
            new Row("GET", "/api/me/export", "", "", 200, 200, 401),
            new Row("POST", "/api/me", "application/json", "{\"role\":\"host\"}", 422, 422, 401),
            new Row("PUT", "/api/me/safety-contact", "application/json", "{\"name\":\"Bo\"}", 422, 422, 401),
            new Row("PUT", "/api/me/host-call", "application/json", "{\"wanted\":[]}", 422, 422, 401),
            new Row("POST", "/api/me/oses", "application/json", DECLARED, 403, 403, 401),
            new Row("PUT", "/api/me/oses/{os}", "application/json", DECLARED, 428, 428, 401),
            new Row("POST", "/api/me/oses/{os}/code", "", "", 404, 404, 401),
            new Row("POST", "/api/me/couples", "application/json", "{\"code\":\"none\"}", 422, 422, 401),
            new Row("PUT", "/api/me/couples/{id}", "application/json", "{\"yes\":true}", 404, 404, 401),
            new Row("DELETE", "/api/me/couples/{id}", "", "", 404, 404, 401),
            new Row("GET", "/api/newcomers", "", "", 403, 200, 401),
            new Row("PUT", "/api/newcomers/{id}/call", "", "", 403, 404, 401),
            new Row("GET", "/contact/{key}", "", "", 404, 404, 404), // whoever has the link, and nobody else
            new Row("POST", "/contact/{key}", "application/x-www-form-urlencoded", "answer=yes", 404, 404, 404),
            new Row("GET", "/api/me/profile", "", "", 200, 403, 401),
            new Row("PUT", "/api/me/profile", "application/json", "{}", 428, 428, 401),
            new Row("GET", "/profile", "", "", 200, 200, 302),
            new Row("GET", "/api/kits", "", "", 200, 200, 401),
            new Row("POST", "/api/kits", "application/json", "{}", 403, 422, 401),
            new Row("GET", "/api/kits/holders", "", "", 403, 200, 401),
            new Row("GET", "/api/kits/{id}/log", "", "", 404, 404, 401),
            new Row("PUT", "/api/kits/{id}/state", "application/json", "{\"state\":\"worn\"}", 428, 428, 401),
            new Row("POST", "/api/kits/{id}/log", "application/json", "{\"battery\":50}", 428, 428, 401),
            new Row("GET", "/kits", "", "", 200, 200, 302),
            new Row("GET", "/kits/{label}", "", "", 404, 404, 302),
            new Row("GET", "/kits/{label}/label", "", "", 403, 404, 302),
            new Row("GET", "/me", "", "", 200, 200, 302),
            new Row("GET", "/newcomers", "", "", 403, 200, 302),
            new Row("PUT", "/api/accounts/{account}/block", "", "", 403, 404, 401),
            new Row("DELETE", "/api/accounts/{account}/block", "", "", 403, 404, 401),
            new Row("GET", "/api/me/hours", "", "", 200, 403, 401),
            new Row("PUT", "/api/me/hours", "application/json", "{}", 428, 428, 401), // nobody's without If-Match
            new Row("POST", "/api/me/hours/preview", "application/json", "{\"zone\":\"UTC\"}", 200, 403, 401),
            new Row(
                    "POST",
                    "/api/me/hours/cell",
                    "application/json",
                    "{\"latitude\":52.4,\"longitude\":4.9}",
                    200,
                    200,
                    401),
            new Row("GET", "/hours", "", "", 200, 200, 302),
            new Row("GET", "/", "", "", 200, 200, 200),
            new Row("GET", "/home", "", "", 200, 200, 302),
            new Row("GET", "/phones", "", "", 404, 404, 404), // only in a local network, and there for everybody
            new Row("GET", "/evenings/{id}", "", "", 200, 200, 302),
            new Row("GET", "/board", "", "", 403, 200, 302),
            new Row("GET", "/language/{tag}", "", "", 303, 303, 303),
            new Row("GET", "/login", "", "", 303, 303, 302),
            new Row("GET", "/login/done", "", "", 303, 303, 302));

    /** Ends the session of whoever calls it, so it is not walked; it answers nothing about an evening. */
    private static final List<String> NOT_WALKED = List.of("GET /login/again", "GET /login/second-factor");

    private String evening;

    @BeforeEach
    void anEveningOfOthers() {
        evening = as("human1").post("/api/demo/evenings").jsonPath().getString("id");
    }

    @Test
    void everyRouteIsInTheTable() {
        TreeSet<String> routes = new TreeSet<>();
        for (Class<?> resource : RESOURCES) {
            for (Method method : resource.getDeclaredMethods()) {
                verb(method).forEach(verb -> routes.add(verb + " " + path(resource, method)));
            }
        }
        TreeSet<String> known = new TreeSet<>(TABLE.stream().map(Row::route).toList());
        known.addAll(NOT_WALKED);
        assertThat(routes).isEqualTo(known);
    }

    @TestFactory
    List<DynamicTest> whoIsNoPartyReachesNothingOfAnEvening() {
        anEveningOfOthers();
        List<DynamicTest> walks = new ArrayList<>();
        for (Row row : TABLE) {
            for (String who : List.of("human2", "surrogate2")) {
                walks.add(DynamicTest.dynamicTest(
                        row.route() + " as " + who, () -> assertStatus(row, call(as(who), row), row.stranger())));
            }
            walks.add(DynamicTest.dynamicTest(
                    row.route() + " as host1", () -> assertStatus(row, call(as("host1"), row), row.host())));
            walks.add(DynamicTest.dynamicTest(
                    row.route() + " as nobody", () -> assertStatus(row, call(anyone(), row), row.nobody())));
        }
        return walks;
    }

    @Test
    void anIdThatNeverWasLooksLikeOneThatIsNotYours() {
        for (String id : List.of("00000000-0000-4000-8000-000000000000", "nonsense", "..%2f..")) {
            Response response = as("human1").get("/api/evenings/" + id);
            assertThat(response.statusCode()).as(id).isEqualTo(404);
        }
    }

    private static void assertStatus(Row row, Response response, int expected) {
        assertThat(response.statusCode())
                .as(row.route() + ": " + response.body().asString())
                .isEqualTo(expected);
        if (expected >= 400 && row.path().startsWith("/api/")) {
            assertThat(response.contentType()).startsWith("application/problem+json");
            assertThat(response.jsonPath().getString("detail")).isNotBlank();
        }
    }

    private Response call(RequestSpecification caller, Row row) {
        if (!row.type().isEmpty()) {
            caller.contentType(row.type()).body(row.body());
        }
        String path = row.path()
                .replace("{id}", evening)
                .replace("{os}", evening)
                .replace("{label}", "nonsense")
                .replace("{key}", "nobodys")
                .replace("{tag}", "nl")
                .replace("{secret}", "nobodys")
                .replace("{leg}", "AAAAAAAAAAAAAAAAAAAAAA")
                .replace("{account}", "00000000-0000-4000-8000-000000000000");
        return caller.redirects().follow(false).request(row.method(), path);
    }

    private static RequestSpecification as(String account) {
        return anyone().auth().oauth2(TOKENS.computeIfAbsent(account, StackForTests::bearer));
    }

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private static RequestSpecification anyone() {
        return RestAssured.given()
                .baseUri(StackForTests.stack().url())
                .config(RestAssured.config()
                        .encoderConfig(RestAssured.config()
                                .getEncoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/sdp", io.restassured.http.ContentType.TEXT)
                                .encodeContentTypeAs(
                                        "application/trickle-ice-sdpfrag", io.restassured.http.ContentType.TEXT)))
                .urlEncodingEnabled(false);
    }

    private static List<String> verb(Method method) {
        List<String> verbs = new ArrayList<>();
        if (method.isAnnotationPresent(GET.class)) verbs.add("GET");
        if (method.isAnnotationPresent(POST.class)) verbs.add("POST");
        if (method.isAnnotationPresent(PUT.class)) verbs.add("PUT");
        if (method.isAnnotationPresent(PATCH.class)) verbs.add("PATCH");
        if (method.isAnnotationPresent(DELETE.class)) verbs.add("DELETE");
        return verbs;
    }

    private static String path(Class<?> resource, Method method) {
        String base = resource.getAnnotation(Path.class).value();
        Path own = method.getAnnotation(Path.class);
        return own == null ? base : base + (base.endsWith("/") ? "" : "/") + own.value();
    }
}
