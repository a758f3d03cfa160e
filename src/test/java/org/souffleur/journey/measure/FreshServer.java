package org.souffleur.journey.measure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.souffleur.journey.door.Caller;
import org.souffleur.wiring.embedded.KeycloakConsole;
import org.souffleur.wiring.embedded.KeycloakHome;
import org.souffleur.wiring.embedded.Stack;

/** A whole server of one's own: the service, PostgreSQL and Keycloak as processes, temporary data, a free port. */
public final class FreshServer implements AutoCloseable {
    private final Path data;
    private final int port;
    private final Stack stack;
    private final String keycloakUrl;
    private boolean keepsLogs;

    private FreshServer(Path data, int port, Stack stack) {
        this.data = data;
        this.port = port;
        this.stack = stack;
        try {
            stack.startDatabase();
            keycloakUrl = stack.startKeycloak().url();
            stack.startService();
            stack.awaitKeycloak();
            stack.awaitService();
        } catch (RuntimeException e) {
            keepsLogs = true;
            close();
            throw e;
        }
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param options {@code cache keycloak-zip realm service}, as the script gives them
     * @throws IllegalArgumentException where one of them is missing
     */
    public static FreshServer start(Map<String, String> options) throws IOException {
        Path data = Files.createTempDirectory("souffleur-fresh");
        int port = freePort();
        return new FreshServer(
                data,
                port,
                new Stack(new Stack.Plan(
                        data,
                        port,
                        KeycloakHome.prepared(
                                Path.of(option(options, "keycloak-zip")), Path.of(option(options, "cache"))),
                        Path.of(option(options, "realm")),
                        Path.of(option(options, "service")))));
    }

    private static String option(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is missing; ./souffleur gives it");
        }
        return value;
    }

    public int port() {
        return port;
    }

    public Stack stack() {
        return stack;
    }

    /** Bearer passes of the demo's first three. */
    public Passes passes() {
        KeycloakConsole console = new KeycloakConsole(keycloakUrl, stack.url());
        return new Passes(
                Caller.Pass.bearer(console.demoToken("human1")),
                Caller.Pass.bearer(console.demoToken("surrogate1")),
                Caller.Pass.bearer(console.demoToken("os1")));
    }

    /** The bearer pass of the OS's own program. */
    public Caller.Pass program() {
        return Caller.Pass.bearer(new KeycloakConsole(keycloakUrl, stack.url()).programToken("os-sam", "os-sam"));
    }

    public record Passes(Caller.Pass human, Caller.Pass surrogate, Caller.Pass os) {}

    /** Something failed: whoever looks for the reason finds the server's logs. */
    public void keepLogs() {
        keepsLogs = true;
    }

    @Override
    public void close() {
        stack.close();
        if (keepsLogs) {
            System.err.println("The server's logs are kept in " + data.resolve("log"));
            return;
        }
        try (Stream<Path> tree = Files.walk(data)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // Its own temporary directory; the machine sweeps it.
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
