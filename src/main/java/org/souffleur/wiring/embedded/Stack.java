package org.souffleur.wiring.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL, Keycloak, the service and what catches its letters, on one directory. Starts what is wanted, in an order in which each finds what it
 * needs, and ends it in the reverse one.
 */
public final class Stack implements AutoCloseable {
    static final String DATABASE = "PostgreSQL";
    static final String KEYCLOAK = "Keycloak";
    static final String SERVICE = "Souffleur";

    /** In the order in which they need each other. */
    static final List<String> PARTS = List.of(DATABASE, KEYCLOAK, SERVICE);

    /**
     * Keycloak's databases. In a network it has another realm with other keys, so that no account, session or token
     * of the one, where everybody knows the passwords, is ever anything in the other.
     */
    private static final String LOOPBACK_KEYCLOAK = "keycloak";

    private static final String LAN_KEYCLOAK = "keycloak_lan";

    /** The product's own database. */
    static final String ROWS = "souffleur";

    static final String CHECKPOINT_KEY = "checkpoint-key";
    private static final String LETTERS_KEY = "letters";
    private static final Duration SERVICE_START_LIMIT = Duration.ofSeconds(120);

    private final Plan plan;
    private final StackDirectory directory;
    private final int keycloakPort = freePort();
    private final @Nullable LanSite lan;
    private final LetterCatcher letters;
    private @Nullable EmbeddedDatabase database;
    private @Nullable EmbeddedKeycloak keycloak;
    private @Nullable Process service;
    private volatile boolean closing;

    /**
     * What to start.
     *
     * @param port the service's port: HTTP on loopback, or HTTPS in a network
     * @param keycloakHome a built home, {@link KeycloakHome#prepared}
     * @param realmDirectory the repository's {@code realm/}
     * @param serviceJar {@code quarkus-run.jar}
     * @param lan for whom: this machine alone, or the phones of its network
     */
    public record Plan(Path data, int port, Path keycloakHome, Path realmDirectory, Path serviceJar, Lan lan) {
        /** For this machine alone. */
        public Plan(Path data, int port, Path keycloakHome, Path realmDirectory, Path serviceJar) {
            this(data, port, keycloakHome, realmDirectory, serviceJar, new Lan(false, null));
        }
    }

    /**
     * Whether the phones of this network are let in.
     *
     * @param address where they find this machine; null to find out
     */
    public record Lan(boolean on, @Nullable String address) {}

    public Stack(Plan plan) {
        this.plan = plan;
        this.directory = new StackDirectory(plan.data());
        this.lan = plan.lan().on()
                ? LanSite.prepare(directory, plan.port(), plan.lan().address())
                : null;
        this.letters = LetterCatcher.open(directory.secret(LETTERS_KEY));
    }

    StackDirectory directory() {
        return directory;
    }

    /** What phones need to know; null on loopback. */
    @Nullable
    LanSite lan() {
        return lan;
    }

    /** Ends what an earlier launcher on this directory left behind. */
    static void endOrphans(StackDirectory directory) {
        RunningPart.recall(directory, SERVICE).ifPresent(RunningPart::end);
        RunningPart.recall(directory, KEYCLOAK).ifPresent(RunningPart::end);
    }

    public EmbeddedDatabase startDatabase() {
        int port = 0;
        if (database != null) {
            port = database.port();
            database.close(); // Starting again: lets go of what the one that died still holds.
        }
        EmbeddedDatabase started = EmbeddedDatabase.start(
                directory.postgres(), port, directory.logs().resolve("postgres.log"), ROWS, keycloakDatabase());
        directory.note("database-port", Integer.toString(started.port()));
        database = started;
        return started;
    }

    /** Stops PostgreSQL alone, as a fault would; {@link #startDatabase} brings it back on the same port. */
    public void stopDatabase() {
        running(database).stop();
    }

    public EmbeddedKeycloak startKeycloak() {
        Map<String, String> secrets = new TreeMap<>();
        secrets.put("SOUFFLEUR_WEB_SECRET", directory.secret("web-client"));
        secrets.put("SOUFFLEUR_ADMIN_SECRET", directory.secret("admin-client"));
        secrets.put("SOUFFLEUR_PUBLIC_URL", url());
        secrets.put("KC_BOOTSTRAP_ADMIN_CLIENT_ID", KeycloakConsole.BOOTSTRAP_CLIENT);
        secrets.put("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", directory.secret("keycloak-bootstrap"));
        KeycloakHome.addThemes(plan.realmDirectory().resolve("themes"), directory.keycloak());
        EmbeddedKeycloak started = EmbeddedKeycloak.start(new EmbeddedKeycloak.Plan(
                plan.keycloakHome(),
                directory.keycloak(),
                keycloakPort,
                running(database),
                keycloakDatabase(),
                realm(),
                secrets,
                directory.logs().resolve("keycloak.log")));
        RunningPart.remember(directory, KEYCLOAK, started.process().toHandle());
        keycloak = started;
        return started;
    }

    /** Waits for Keycloak and tells it where this stack's pages are. */
    public void awaitKeycloak() {
        EmbeddedKeycloak starting = running(keycloak);
        starting.awaitReady();
        KeycloakConsole console = new KeycloakConsole(starting.url(), url());
        console.allowOrigins(directory.secret("keycloak-bootstrap"), origins());
        console.bringUpToDate(directory.secret("keycloak-bootstrap"), realm());
        if (lan != null) {
            // The realm was imported with them; this is for who removed their file, to have others.
            console.setSecrets(directory.secret("keycloak-bootstrap"), lan.secrets());
        }
        directory.note("keycloak-url", starting.url());
    }

    private String realm() {
        return DemoRealm.json(plan.realmDirectory(), lan == null ? null : lan.secrets());
    }

    private String keycloakDatabase() {
        return lan == null ? LOOPBACK_KEYCLOAK : LAN_KEYCLOAK;
    }

    private List<String> origins() {
        return lan == null
                ? DemoRealm.LOOPBACK_NAMES.stream()
                        .map(name -> "http://" + name + ":" + plan.port())
                        .toList()
                : lan.origins();
    }

    public Process startService() {
        ProcessBuilder builder = new ProcessBuilder(serviceCommand());
        builder.environment().putAll(serviceEnvironment());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(
                directory.logs().resolve("service.log").toFile()));
        try {
            Process started = builder.start();
            RunningPart.remember(directory, SERVICE, started.toHandle());
            service = started;
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("the service did not start", e);
        }
    }

    private List<String> serviceCommand() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> collector =
                Runtime.version().feature() >= 21 ? List.of("-XX:+UseZGC") : List.of("-XX:+UseSerialGC");
        return Stream.of(
                        List.of(java),
                        collector,
                        List.of("-Xms128m", "-Xmx768m"),
                        List.of("-jar", plan.serviceJar().toString()))
                .flatMap(List::stream)
                .toList();
    }

    /** Everything the service is told; production sets the same names. */
    public Map<String, String> serviceEnvironment() {
        EmbeddedDatabase rows = running(database);
        Map<String, String> environment = new TreeMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(plan.port()));
        environment.put("SOUFFLEUR_PUBLIC_URL", url());
        environment.put("SOUFFLEUR_DB_JDBC_URL", rows.jdbcUrl(ROWS));
        environment.put("SOUFFLEUR_DB_REACTIVE_URL", rows.reactiveUrl(ROWS));
        environment.put("SOUFFLEUR_DB_USER", rows.user());
        environment.put("SOUFFLEUR_DB_PASSWORD", "");
        environment.put("SOUFFLEUR_KEYCLOAK_URL", "http://127.0.0.1:" + keycloakPort + "/auth");
        environment.put("SOUFFLEUR_WEB_SECRET", directory.secret("web-client"));
        environment.put("SOUFFLEUR_ADMIN_SECRET", directory.secret("admin-client"));
        environment.put("SOUFFLEUR_SESSION_KEY", directory.secret("session-key"));
        environment.put("SOUFFLEUR_STOP_KEY", directory.secret("stop-key"));
        environment.put("SOUFFLEUR_CHECKPOINT_KEY", directory.secret(CHECKPOINT_KEY));
        environment.put("SOUFFLEUR_JOURNAL_DIR", directory.journal().toString());
        environment.put("SOUFFLEUR_ZONE", ZoneId.systemDefault().getId());
        environment.put("SOUFFLEUR_DEMO", "true");
        environment.put("SOUFFLEUR_PROXY_KEYCLOAK", "true");
        environment.putAll(letters.environment(directory.secret(LETTERS_KEY)));
        if (lan != null) {
            environment.putAll(lan.environment());
        }
        return environment;
    }

    /** What the service's letters go to. */
    public LetterCatcher letters() {
        return letters;
    }

    public void awaitService() {
        HttpClient.Builder asking = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2));
        HttpClient client =
                lan == null ? asking.build() : asking.sslContext(lan.trust()).build();
        String here = (lan == null ? "http" : "https") + "://localhost:" + plan.port();
        try {
            Readiness.await(
                    "the service",
                    running(service),
                    client,
                    HttpRequest.newBuilder(URI.create(here + "/q/health/ready")),
                    SERVICE_START_LIMIT);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    e.getMessage() + "; its log is " + directory.logs().resolve("service.log"), e);
        }
    }

    /** True once this stack ends on purpose. */
    boolean closing() {
        return closing;
    }

    /** Completes with the part's name when its process ends, for whatever reason. */
    CompletableFuture<String> end(String part) {
        ProcessHandle process = switch (part) {
            case DATABASE -> running(database).process().orElseThrow();
            case KEYCLOAK -> running(keycloak).process().toHandle();
            default -> running(service).toHandle();
        };
        return process.onExit().thenApply(ended -> part);
    }

    void start(String part) {
        switch (part) {
            case DATABASE -> startDatabase();
            case KEYCLOAK -> startKeycloak();
            default -> startService();
        }
    }

    public String url() {
        return lan == null ? "http://localhost:" + plan.port() : lan.url();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    private static <T> T running(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("not started yet");
        }
        return part;
    }

    @Override
    public void close() {
        closing = true;
        if (service != null && service.isAlive()) {
            RunningPart.endProcess(service.toHandle(), "TERM");
        }
        if (keycloak != null) {
            keycloak.close();
        }
        if (database != null) {
            database.close();
        }
        letters.close();
        for (String note : List.of(
                SERVICE + ".pid", KEYCLOAK + ".pid", "keycloak-url", "database-port", "url", "mode", "launcher.pid")) {
            directory.forget(note);
        }
        directory.close();
    }
}
