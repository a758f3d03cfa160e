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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.souffleur.journey.StackForTests;
import org.souffleur.media.opus.OpusEncoder;

/** The sample program of docs/examples, run as its reader would: another process, another WebRTC, only what is documented. */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class OsProgramFromOutsideTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Path PROGRAM = Path.of("docs/examples/os-program/os_program.py");
    private static final Path VOICE = Path.of("src/main/resources/sounds/resident/day.wav");

    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final Queue<String> told = new ConcurrentLinkedQueue<>();
    private EveningOverHttp evening;
    private Process program;

    @BeforeEach
    void theProgramIsStarted() throws IOException {
        await().atMost(PATIENCE)
                .until(() -> RestAssured.get(StackForTests.stack().url() + "/q/health/ready")
                                .statusCode()
                        == 200); // the demo's people are written down
        evening = EveningOverHttp.open();
        ProcessBuilder command = new ProcessBuilder(
                        "/usr/bin/python3",
                        PROGRAM.toString(),
                        "--url",
                        StackForTests.stack().url(),
                        "--evening",
                        evening.id,
                        "--voice",
                        VOICE.toString())
                .redirectErrorStream(true);
        command.environment().put("SOUFFLEUR_TOKEN", StackForTests.bearer(OS));
        command.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        program = command.start();
        Thread reader = new Thread(this::read, "program's words");
        reader.setDaemon(true);
        reader.start();
    }

    @AfterEach
    void everybodyLeaves() throws IOException {
        program.destroyForcibly();
        evening.close();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) said.add(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void programSays(String part) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(said)
                        .as(said.stream().collect(Collectors.joining("\n")))
                        .anyMatch(line -> line.contains(part)));
    }

    /** The surrogate's page, as far as this test needs one. */
    private WebSocket surrogatesSocket() throws Exception {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + StackForTests.bearer(SURROGATE))
                .buildAsync(
                        URI.create(StackForTests.stack().url().replace("http:", "ws:") + evening.path("/socket")),
                        new WebSocket.Listener() {
                            private final StringBuilder message = new StringBuilder();

                            @Override
                            public @Nullable CompletionStage<?> onText(
                                    WebSocket line, CharSequence part, boolean last) {
                                message.append(part);
                                if (last) {
                                    told.add(message.toString());
                                    message.setLength(0);
                                }
                                line.request(1);
                                return null;
                            }
                        })
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void itsVoiceReachesAnEarItsCueArrivesItHearsAndAStopEndsIt() throws Exception {
        WebSocket socket = surrogatesSocket();
        programSays("\"joined\"");
        for (String subject : new String[] {"voice", "mic:s3"}) {
            assertThat(evening.agrees(HUMAN, subject).statusCode()).isEqualTo(200);
            assertThat(evening.agrees(SURROGATE, subject).statusCode()).isEqualTo(200);
        }
        assertThat(evening.agrees(SURROGATE, "cues").statusCode()).isEqualTo(200);
        programSays("\"state\": \"live\"");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(evening.surrogate.count("voice")).isGreaterThan(30);
            assertThat(evening.surrogate.count("whisper")).isGreaterThan(30);
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told)
                        .anyMatch(line -> line.contains("\"type\":\"cue\"") && line.contains("I am right here.")));
        programSays("\"cue-accepted\"");

        byte[] loud = new byte[2 * OpusEncoder.FRAME_SAMPLES];
        for (int i = 0; i < OpusEncoder.FRAME_SAMPLES; i++) loud[2 * i + 1] = (byte) (i / 50 % 2 == 0 ? 32 : -32);
        try (OpusEncoder encoder = new OpusEncoder()) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
                evening.surrogate.send("mic", encoder.encode(loud, 0));
                assertThat(said).anyMatch(line -> line.contains("\"level\"") && line.contains("mic2"));
            });
        }

        assertThat(evening.as(SURROGATE).post(evening.path("/stop")).statusCode())
                .isEqualTo(200);
        int heard = evening.surrogate.count("voice");
        programSays("\"stopped\"");
        assertThat(program.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).as(String.join("\n", said)).isZero();
        assertThat(evening.surrogate.count("voice")).isEqualTo(heard);
        socket.abort();
    }
}
