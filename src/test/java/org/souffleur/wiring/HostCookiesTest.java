package org.souffleur.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real HTTP server: what goes over the wire is the promise. */
class HostCookiesTest {
    private Vertx vertx;
    private HttpServer server;

    @BeforeEach
    void aServerThatSignsIn() throws Exception {
        vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        router.route().handler(call -> {
            HostCookies.install(call);
            call.next();
        });
        router.get("/in").handler(call -> {
            call.response().addCookie(Cookie.cookie("q_session", "secret").setPath("/"));
            call.response().addCookie(Cookie.cookie("other", "1"));
            call.response().end();
        });
        router.get("/who").handler(call -> {
            Cookie session = call.request().getCookie("q_session");
            call.response().end(session == null ? "nobody" : session.getValue());
        });
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void theSessionLeavesWithTheHostPrefixSecureAndClosedToScripts() throws Exception {
        List<String> set = get("/in", "").headers().allValues("set-cookie");
        assertThat(set)
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-q_session=secret")
                        .contains("Path=/")
                        .contains("Secure")
                        .containsIgnoringCase("HttpOnly")
                        .doesNotContain("Domain"));
        assertThat(set).noneMatch(cookie -> cookie.startsWith("q_session"));
        assertThat(set).anyMatch(cookie -> cookie.startsWith("other="));
    }

    @Test
    void onlyThePrefixedCookieCounts() throws Exception {
        assertThat(get("/who", "__Host-q_session=mine").body()).isEqualTo("mine");
        assertThat(get("/who", "q_session=planted").body()).isEqualTo("nobody");
        assertThat(get("/who", "a=b; q_session=planted; __Host-q_session=mine").body())
                .isEqualTo("mine");
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
