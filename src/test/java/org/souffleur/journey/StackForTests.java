package org.souffleur.journey;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.souffleur.wiring.embedded.KeycloakConsole;
import org.souffleur.wiring.embedded.KeycloakHome;
import org.souffleur.wiring.embedded.Stack;

/** Real PostgreSQL and Keycloak for the tests, on data and ports of their own, once for the whole run. */
public class StackForTests implements QuarkusTestResourceLifecycleManager {
    /** Nobody is there, so nothing goes another way than it would; what matters is that devices are told. */
    public static final String TURN_URLS = "turn:127.0.0.1:9?transport=udp,turns:127.0.0.1:9?transport=tcp";

    public static final String TURN_SECRET = "shared by this service and no server at all";

    private static Path data;
    private static Stack stack;
    private static String keycloakUrl;
    private static TraceCollector traces;

    @Override
    public Map<String, String> start() {
        try {
            data = Files.createTempDirectory("souffleur-test");
            int port;
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            stack = new Stack(new Stack.Plan(
                    data,
                    port,
                    KeycloakHome.prepared(keycloakZip(), cache()),
                    Path.of("realm"),
                    Path.of("target/quarkus-app/quarkus-run.jar")));
            stack.startDatabase();
            keycloakUrl = stack.startKeycloak().url();
            stack.awaitKeycloak();
            Map<String, String> configuration = new TreeMap<>(stack.serviceEnvironment());
            configuration.put("quarkus.http.test-port", Integer.toString(port));
            traces = new TraceCollector();
            configuration.put("SOUFFLEUR_ZONE", whereItIsNoon());
            configuration.put("SOUFFLEUR_TURN_URLS", TURN_URLS);
            configuration.put("SOUFFLEUR_TURN_SECRET", TURN_SECRET);
            configuration.put("SOUFFLEUR_TRACING_OFF", "false");
            configuration.put("SOUFFLEUR_OTLP_ENDPOINT", traces.endpoint());
            configuration.put("quarkus.otel.exporter.otlp.protocol", "http/protobuf");
            configuration.put("quarkus.otel.bsp.schedule.delay", "200ms");
            return configuration;
        } catch (IOException e) {
            throw new IllegalStateException("the test stack did not start", e);
        }
    }

    /** Nobody's letters wait for the morning while tests run, whatever the hour. */
    private static String whereItIsNoon() {
        int hour = Instant.now().atOffset(ZoneOffset.UTC).getHour();
        return ZoneOffset.ofHours(12 - hour).getId();
    }

    /** A bearer token of a demo account, as {@code ./souffleur token} gives it. */
    public static String bearer(String account) {
        KeycloakConsole console = new KeycloakConsole(keycloakUrl, stack.url());
        return account.startsWith("os-") ? console.programToken(account, account) : console.demoToken(account);
    }

    /** A bearer token of a demo account that lives for one second, from a client made for it. */
    public static String bearerOfOneSecond(String account) {
        String admin = RestAssured.given()
                .formParam("grant_type", "client_credentials")
                .formParam("client_id", KeycloakConsole.BOOTSTRAP_CLIENT)
                .formParam("client_secret", bootstrapSecret())
                .post(keycloakUrl + "/realms/master/protocol/openid-connect/token")
                .jsonPath()
                .getString("access_token");
        int made = RestAssured.given()
                .auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "clientId",
                        "one-second",
                        "publicClient",
                        true,
                        "directAccessGrantsEnabled",
                        true,
                        "attributes",
                        Map.of("access.token.lifespan", "1")))
                .post(keycloakUrl + "/admin/realms/souffleur/clients")
                .statusCode();
        if (made != 201 && made != 409) {
            throw new IllegalStateException("Keycloak made no client: " + made);
        }
        return RestAssured.given()
                .formParam("grant_type", "password")
                .formParam("client_id", "one-second")
                .formParam("username", account)
                .formParam("password", account)
                .formParam("scope", "openid")
                .post(keycloakUrl + "/realms/souffleur/protocol/openid-connect/token")
                .jsonPath()
                .getString("access_token");
    }

    private static String bootstrapSecret() {
        try {
            return Files.readString(data.resolve("keys").resolve("keycloak-bootstrap"))
                    .strip();
        } catch (IOException e) {
            throw new IllegalStateException("the stack has no bootstrap secret", e);
        }
    }

    /** An evening's state as the rows have it. */
    public static String storedState(String evening) {
        Map<String, String> service = stack.serviceEnvironment();
        try (Connection rows = DriverManager.getConnection(
                        service.get("SOUFFLEUR_DB_JDBC_URL"), service.get("SOUFFLEUR_DB_USER"), "");
                PreparedStatement ask = rows.prepareStatement("select state from evening where id = ?::uuid")) {
            ask.setString(1, evening);
            try (ResultSet found = ask.executeQuery()) {
                return found.next() ? found.getString(1) : "missing";
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the rows could not be asked", e);
        }
    }

    /** What the service tells about its requests. */
    public static TraceCollector traces() {
        return traces;
    }

    public static Stack stack() {
        return stack;
    }

    static Path cache() {
        String configured = System.getenv("SOUFFLEUR_CACHE");
        return configured == null ? Path.of(System.getProperty("user.home"), ".cache/souffleur") : Path.of(configured);
    }

    static Path keycloakZip() {
        String configured = System.getenv("SOUFFLEUR_KEYCLOAK_ZIP");
        Path zip = configured == null
                ? cache().resolve("keycloak-quarkus-dist-" + System.getProperty("stack.keycloak.version") + ".zip")
                : Path.of(configured);
        if (!Files.exists(zip)) {
            throw new IllegalStateException("Keycloak is not in the cache; run ./souffleur test, which fetches it");
        }
        return zip;
    }

    @Override
    public void stop() {
        if (traces != null) {
            traces.close();
        }
        if (stack != null) {
            stack.close();
        }
    }
}
