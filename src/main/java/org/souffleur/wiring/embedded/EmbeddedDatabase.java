package org.souffleur.wiring.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Real PostgreSQL with its data in a directory, durable (fsync and synchronous_commit on), on loopback only. */
public final class EmbeddedDatabase implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Path data;

    private EmbeddedDatabase(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    /**
     * Starts it, after ending an orphan that an earlier kill -9 left on the same data.
     *
     * @param port 0 chooses a free one
     */
    public static EmbeddedDatabase start(Path data, int port, Path log, String... databases) {
        endOrphan(data);
        try {
            ProcessBuilder.Redirect toLog = ProcessBuilder.Redirect.appendTo(log.toFile());
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setOutputRedirector(toLog)
                    .setErrorRedirector(toLog)
                    // The library passes -F (fsync off) first; later settings win.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "120")
                    .setServerConfig("listen_addresses", "localhost")
                    .setServerConfig("unix_socket_directories", "");
            if (port != 0) {
                builder.setPort(port);
            }
            EmbeddedDatabase started = new EmbeddedDatabase(builder.start(), data);
            for (String database : List.of(databases)) {
                started.create(database);
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start; its log is " + log, e);
        }
    }

    private void create(String database) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet found =
                    statement.executeQuery("select 1 from pg_database where datname = '" + database + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException("database " + database + " could not be made", e);
        }
    }

    public int port() {
        return server.getPort();
    }

    public String user() {
        return "postgres";
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database;
    }

    public String reactiveUrl(String database) {
        return "postgresql://localhost:" + port() + "/" + database;
    }

    /** The postmaster, as PostgreSQL itself wrote it down. */
    public Optional<ProcessHandle> process() {
        return orphan(data);
    }

    /** Ends a postmaster that still runs on this data (PostgreSQL's fast shutdown); tells whether there was one. */
    static boolean endOrphan(Path data) {
        Optional<ProcessHandle> orphan = orphan(data);
        orphan.ifPresent(handle -> RunningPart.endProcess(handle, "INT"));
        return orphan.isPresent();
    }

    private static Optional<ProcessHandle> orphan(Path data) {
        Path file = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            String first =
                    Files.readAllLines(file).stream().findFirst().orElse("").strip();
            return first.matches("\\d{1,10}")
                    ? ProcessHandle.of(Long.parseLong(first))
                            .filter(ProcessHandle::isAlive)
                            .filter(handle -> handle.info().command().orElse("").contains("postgres"))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the postmaster at once, cutting everybody off, and keeps the data. */
    void stop() {
        endOrphan(data);
    }

    /** Stops it at once but cleanly (PostgreSQL's fast shutdown). */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        endOrphan(data);
    }
}
