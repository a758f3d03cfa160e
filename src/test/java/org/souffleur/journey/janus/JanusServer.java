package org.souffleur.journey.janus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.souffleur.journey.measure.CpuTime;

/**
 * A Janus of our own, with its video room, and its HTTP interface on 127.0.0.1, and nothing else of it: ICE-lite, one
 * candidate, no recording, no event handlers, errors alone in its log. It knows nothing of the machine's {@code /etc/janus},
 * and ends when it is closed or this JVM ends.
 */
public final class JanusServer implements AutoCloseable {
    private static final int STARTING_S = 20;
    private static final int STOPPING_S = 5;
    private static final long LOOK_EACH_NANOS = 20_000_000L;
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(40); // it holds an empty question for 30 s

    /** Janus ends when the shell's standard input does, so with this JVM even where that is killed. */
    private static final String WHILE_WE_LIVE = "\"$0\" \"$@\" & cat >/dev/null; kill $!; wait";

    /** What the files say that stands in the folder that Janus is given; what they leave out is Janus' default. */
    private static final String CORE = """
            general: {
                debug_level = 2
                session_timeout = 0
                %s
            }
            certificates: {
                rsa_private_key = false
            }
            media: {
                ipv6 = true
                no_media_timer = 0
            }
            nat: {
                ice_lite = true
                ice_tcp = false
                full_trickle = false
                ignore_mdns = true
                ice_enforce_list = "%s"
            }
            plugins: {
                disable = "libjanus_audiobridge.so,libjanus_duktape.so,libjanus_echotest.so,libjanus_lua.so,libjanus_nosip.so,libjanus_recordplay.so,libjanus_sip.so,libjanus_streaming.so,libjanus_textroom.so,libjanus_videocall.so,libjanus_voicemail.so"
            }
            transports: {
                disable = "libjanus_mqtt.so,libjanus_nanomsg.so,libjanus_pfunix.so,libjanus_rabbitmq.so,libjanus_websockets.so"
            }
            loggers: {
                disable = "libjanus_jsonlog.so"
            }
            events: {
                broadcast = false
            }
            """;

    private static final String HTTP = """
            general: {
                json = "compact"
                base_path = "/janus"
                http = true
                port = %d
                ip = "127.0.0.1"
                https = false
            }
            admin: {
                admin_http = false
                admin_https = false
            }
            """;

    private static final String ROOMS = "general: {\n}\n";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final InetAddress here;
    private final Path folder;
    private final Process process;
    private final URI base;
    private final String version;

    /**
     * Starts Janus and waits until it answers.
     *
     * @param here an address of this machine's, not of its loopback: Janus takes none of those
     * @param loops threads that share all peers' media; 0, Janus' default, for a thread for each peer
     * @throws IOException where it is not installed, or ends
     */
    public JanusServer(InetAddress here, int loops) throws IOException {
        this.here = here;
        int port = freePort();
        base = URI.create("http://127.0.0.1:" + port + "/janus");
        folder = Files.createTempDirectory("souffleur-janus");
        write("janus.jcfg", String.format(CORE, loops == 0 ? "" : "event_loops = " + loops, here.getHostAddress()));
        write("janus.transport.http.jcfg", String.format(HTTP, port));
        write("janus.plugin.videoroom.jcfg", ROOMS);
        process = new ProcessBuilder(
                        "sh", "-c", WHILE_WE_LIVE, "janus", "--disable-colors", "--configs-folder=" + folder)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        try {
            version = started().path("version_string").asText();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Path log() {
        return folder.resolve("log");
    }

    private JsonNode started() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTING_S);
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                return get("/info");
            } catch (IOException e) {
                LockSupport.parkNanos(LOOK_EACH_NANOS); // it does not listen yet
            }
        }
        throw new IOException("Janus did not start: " + Files.readString(log()));
    }

    /** As it says itself, such as 1.1.2. */
    public String version() {
        return version;
    }

    /** By which address it is reached. */
    public InetAddress here() {
        return here;
    }

    public long cpuNanos() {
        return process.children().mapToLong(CpuTime::nanos).sum(); // Janus, and a reader that never reads
    }

    /** A session of its own for whoever asks in turn. */
    public JanusSession session() throws IOException {
        return new JanusSession(this);
    }

    JsonNode get(String path) throws IOException {
        return answer(request(path).GET());
    }

    JsonNode post(String path, Map<String, Object> body) throws IOException {
        return answer(request(path).POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWERED_WITHIN);
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException {
        try {
            JsonNode answer = json.readTree(client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body());
            if (answer.path("janus").asText().equals("error")) throw new IOException("Janus says " + answer);
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void kill() {
        process.children().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(STOPPING_S, TimeUnit.SECONDS)) kill();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) Files.delete(file);
        }
        Files.delete(folder);
    }
}
