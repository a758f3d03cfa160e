package org.souffleur.wiring.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Real Keycloak on loopback, its data in the embedded PostgreSQL, seen by browsers only through the service's own
 * origin under {@code /auth}. The distribution is unpacked and built once per user; each stack runs a hard-linked copy,
 * so that two stacks never share a data directory.
 */
public final class EmbeddedKeycloak implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(240); // the first start makes ~100 tables

    private final Process process;
    private final int port;

    private EmbeddedKeycloak(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * What one Keycloak needs.
     *
     * @param builtHome the built distribution ({@link KeycloakHome})
     * @param home where this stack's copy lives
     * @param realm the realm to import where it does not exist yet, as JSON
     * @param environment secrets that the realm's placeholders name
     */
    public record Plan(
            Path builtHome,
            Path home,
            int port,
            EmbeddedDatabase database,
            String databaseName,
            String realm,
            Map<String, String> environment,
            Path log) {}

    /** Starts the process; {@link #awaitReady} tells when it answers. */
    public static EmbeddedKeycloak start(Plan plan) {
        try {
            KeycloakHome.copyTo(plan.builtHome(), plan.home());
            Path imports = plan.home().resolve("data/import");
            Files.createDirectories(imports);
            StackDirectory.writeSecret(imports.resolve("souffleur-realm.json"), plan.realm());
            ProcessBuilder builder = new ProcessBuilder(command(plan));
            builder.environment().putAll(plan.environment());
            builder.redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(plan.log().toFile()));
            return new EmbeddedKeycloak(builder.start(), plan.port());
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak did not start; its log is " + plan.log(), e);
        }
    }

    /**
     * What {@code bin/kc.sh start} runs. The script keeps Java as its child, so that a kill -9 of the process we know
     * would leave the one we do not know running.
     */
    private static List<String> command(Plan plan) {
        Path home = plan.home();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx400m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.net.preferIPv4Stack=true",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + plan.port(),
                "--hostname-strict=false",
                "--proxy-headers=xforwarded",
                "--db-url=" + plan.database().jdbcUrl(plan.databaseName()),
                "--db-username=" + plan.database().user(),
                "--log-level=warn,org.keycloak.events:error");
    }

    /** Waits until the realm answers. */
    public void awaitReady() {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest.Builder ask = HttpRequest.newBuilder(URI.create(url() + "/realms/souffleur"));
        Readiness.await("Keycloak", process, client, ask, START_LIMIT);
    }

    /** Its address on the back channel, without a trailing slash. */
    public String url() {
        return "http://127.0.0.1:" + port + "/auth";
    }

    public Process process() {
        return process;
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            RunningPart.endProcess(process.toHandle(), "TERM");
        }
    }
}
