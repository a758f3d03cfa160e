package org.souffleur.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.souffleur.journey.StackForTests;
import org.souffleur.media.Slot.Kind;
import org.souffleur.media.peer.NativePeer;
import org.souffleur.media.peer.PeerLine;

/**
 * People never reach the log. Names, accounts and addresses are planted wherever a request can carry one, in what goes
 * well and in what does not, and looked for in every line that was written meanwhile, ours down to the finest level.
 */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class NobodyInTheLogTest {
    private static final String PHONE = "203.0.113.77"; // RFC 5737: nobody's
    private static final String NAME = "Planted Person";
    private static final int MAX_LINES = 20_000; // far more than these few requests make
    private static final Pattern ACCOUNT =
            Pattern.compile("a0000000-0000-4000-8000-\\d{12}|\\b(human|surrogate|host|os)\\d\\b");
    private static final Pattern ADDRESS =
            Pattern.compile("\\b\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\b|\\[?[0-9a-f]{1,4}(:[0-9a-f]{0,4}){4,}");
    private static final Pattern CREDENTIAL = Pattern.compile("eyJ[A-Za-z0-9_-]{10,}|\\bs\\d\\.[A-Za-z0-9_-]{43}\\b");
    private static final Pattern DEMO_NAME = Pattern.compile("\\b(Alex|Noor|Robin|Mika|Jo|Demo)\\b");

    private final Queue<String> lines = new ArrayBlockingQueue<>(MAX_LINES);
    private final Logger ours = Logger.getLogger("org.souffleur");
    private final Level usual = ours.getLevel();
    private final Handler ear = new Handler() {
        private final PatternFormatter form = new PatternFormatter("%p [%c] %s%e");

        @Override
        public void publish(LogRecord line) {
            lines.offer(form.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        ear.setLevel(Level.ALL);
        ours.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(ear);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(ear);
        ours.setLevel(usual);
    }

    @Test
    void noNameNoAccountAndNoAddressReachesALogLine() throws Exception {
        String evening = as("os-sam").post("/api/demo/evenings").jsonPath().getString("id");
        String path = "/api/evenings/" + evening;

        // What goes well.
        as("human1").get("/api/evenings");
        as("human1").get(path);
        Response entry = as("human1").post(path + "/entry");
        liveLeg(path);

        // What does not.
        as("os-sam")
                .contentType(ContentType.JSON)
                .body("{\"subject\":\"mic:s1\"}")
                .post(path + "/grants");
        as("human1")
                .contentType(ContentType.JSON)
                .body("{\"subject\":\"voice\"}")
                .post(path + "/grants");
        as("human1").contentType(ContentType.JSON).body("{\"subject\": " + NAME).post(path + "/grants");
        as("human1")
                .contentType(ContentType.JSON)
                .body("{\"move\":\"" + NAME + "\"}")
                .post(path + "/moves");
        as("human1")
                .contentType("application/sdp")
                .body("c=IN IP4 " + PHONE + "\r\na=" + NAME)
                .post(path + "/legs");
        as("human1")
                .contentType("application/trickle-ice-sdpfrag")
                .body("a=ice-ufrag:" + NAME + "\r\na=candidate:1 1 udp 1 " + PHONE + " 9 typ host")
                .patch(path + "/legs/" + "nobody");
        as("human2").get(path);
        as("human2").post(path + "/stop");
        anyone().header("Authorization", "Bearer eyJhbGciOiJub25lIn0.eyJuYW1lIjoiUGxhbnRlZCJ9.")
                .get(path);
        anyone().header("Stop-Credential", "s1." + "A".repeat(43)).post(path + "/stop");
        anyone().get("/api/evenings/" + PHONE);
        anyone().queryParam("to", "//" + PHONE).get("/login");

        // And the end of it.
        anyone().header("Stop-Credential", entry.jsonPath().getString("stopCredential"))
                .post(path + "/stop");

        assertThat(lines)
                .as("the ear must have heard something, or it proves nothing")
                .anyMatch(line -> line.contains("A grant was refused"));
        for (Pattern person : List.of(ACCOUNT, ADDRESS, CREDENTIAL, DEMO_NAME, Pattern.compile("(?i)planted"))) {
            assertThat(lines).noneMatch(line -> person.matcher(line).find());
        }
        aTraceTellsWhatWasAskedAndNobody();
    }

    /** The collector's bytes hold our own loopback address too; a planted one, a name or a credential would be a person's. */
    private static void aTraceTellsWhatWasAskedAndNobody() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(StackForTests.traces().spans()).contains("/api/evenings/{id}/stop"));
        String spans = StackForTests.traces().spans();
        for (Pattern person :
                List.of(Pattern.compile(Pattern.quote(PHONE)), CREDENTIAL, Pattern.compile("(?i)planted"))) {
            assertThat(person.matcher(spans).find()).as("%s in a trace", person).isFalse();
        }
    }

    /** A leg that connects and goes, so that the relay has something to say too. */
    private void liveLeg(String path) throws Exception {
        try (NativePeer peer = new NativePeer(PeerLine.sends("voice", Kind.AUDIO))) {
            Response answer = as("os-sam")
                    .contentType("application/sdp")
                    .body(peer.offer())
                    .post(path + "/legs");
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
            peer.accept(answer.asString()).connected().get(20, TimeUnit.SECONDS);
        }
    }

    private static RequestSpecification as(String account) {
        return anyone().auth().oauth2(StackForTests.bearer(account));
    }

    private static RequestSpecification anyone() {
        return RestAssured.given()
                .baseUri(StackForTests.stack().url())
                .redirects()
                .follow(false)
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/sdp", ContentType.TEXT)
                                .encodeContentTypeAs("application/trickle-ice-sdpfrag", ContentType.TEXT)))
                .header("X-Forwarded-For", PHONE)
                .header("Forwarded", "for=" + PHONE)
                .header("User-Agent", NAME);
    }
}
