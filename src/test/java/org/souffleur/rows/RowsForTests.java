package org.souffleur.rows;

import io.smallrye.mutiny.Uni;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.cfg.Configuration;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.provider.ReactiveServiceRegistryBuilder;
import org.jspecify.annotations.Nullable;

/** A database of its own, migrated as in service, with Hibernate Reactive on it. */
public final class RowsForTests implements AutoCloseable {
    private static final AtomicInteger NAMES = new AtomicInteger();

    /** A database that the migrations have run on and nothing else has: the others are copies of it. */
    private static final String MIGRATED = "migrated";

    private static final List<String> ROWS = List.of(
            "booking.EveningRow",
            "booking.PartyRow",
            "calendar.ExceptionalTimeRow",
            "calendar.RecurringTimeRow",
            "calendar.TimetableRow",
            "consent.ReceiptRow",
            "consent.RefusedGrantRow",
            "consent.ledger.CheckpointRow",
            "consent.ledger.HeadRow",
            "consent.ledger.LedgerRow",
            "consent.ledger.PseudonymRow",
            "couple.CoupleRequestRow",
            "couple.CoupleRow",
            "notice.CalendarFeedRow",
            "notice.LetterRow",
            "kit.KitNoteRow",
            "kit.KitRow",
            "os.OsRow",
            "outbox.OutboxRow",
            "people.PersonRow",
            "people.joining.AssuranceRow",
            "people.joining.HostCallRow",
            "people.joining.RefusedAssuranceRow",
            "people.joining.SafetyContactRow",
            "profile.ProfileRow",
            "surrogate.SurrogateRow");

    private EmbeddedPostgres server;
    private final @Nullable Path ownData;
    private final String name;
    private final Mutiny.SessionFactory sessions;

    private RowsForTests(EmbeddedPostgres server, @Nullable Path ownData) {
        this.server = server;
        this.ownData = ownData;
        this.name = "t" + NAMES.incrementAndGet();
        sql(server.getPostgresDatabase(), "create database " + name + " template " + MIGRATED);
        this.sessions = sessions();
    }

    /** A fresh database on the server that all tests of this JVM share. */
    public static RowsForTests fresh() {
        return new RowsForTests(Shared.SERVER, null);
    }

    /** A fresh database on a server of its own, which the test may stop and start. */
    public static RowsForTests onItsOwnServer(Path data) {
        copy(Template.DATA, data);
        return new RowsForTests(start(builder().setDataDirectory(data).setCleanDataDirectory(false)), data);
    }

    private static final class Shared {
        private static final EmbeddedPostgres SERVER = migrated(start(builder()));
    }

    /** The files of a server at rest: making them takes longer than copying them. */
    private static final class Template {
        private static final Path DATA = atRest();

        private static Path atRest() {
            try {
                Path folder = Files.createTempDirectory("souffleur-rows");
                migrated(start(builder()
                                .setDataDirectory(folder.resolve("data"))
                                .setCleanDataDirectory(false)))
                        .close();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
                return folder.resolve("data");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static EmbeddedPostgres migrated(EmbeddedPostgres server) {
        sql(server.getPostgresDatabase(), "create database " + MIGRATED);
        Flyway.configure()
                .dataSource(server.getDatabase("postgres", MIGRATED))
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return server;
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(60))
                // The library switches both off; what is promised to be durable is tested durable.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on");
    }

    private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DataSource database() {
        return server.getDatabase("postgres", name);
    }

    public Mutiny.SessionFactory factory() {
        return sessions;
    }

    /** Stops the server under everybody's feet. */
    public void stopServer() {
        if (ownData == null) {
            throw new IllegalStateException("others are using this server");
        }
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again, on the same data and the same port. */
    public void startServer() {
        server = start(builder()
                .setDataDirectory(Objects.requireNonNull(ownData))
                .setCleanDataDirectory(false)
                .setPort(server.getPort()));
    }

    /** Freezes the server: it answers nothing and closes nothing, as a machine does whose disk hangs. */
    public void freezeServer() {
        signal("STOP");
    }

    public void thawServer() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            Path pidFile = Objects.requireNonNull(ownData).resolve("postmaster.pid");
            long postmaster = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            List<String> command = new ArrayList<>(List.of("kill", "-" + name, Long.toString(postmaster)));
            ProcessHandle.of(postmaster).stream()
                    .flatMap(ProcessHandle::descendants)
                    .forEach(process -> command.add(Long.toString(process.pid())));
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs one statement by JDBC. */
    public void sql(String statement) {
        sql(database(), statement);
    }

    /** A single number, by JDBC. */
    public long count(String query) {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static void sql(DataSource database, String text) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    public static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    private Mutiny.SessionFactory sessions() {
        Configuration configuration = new Configuration();
        ROWS.forEach(row -> configuration.addAnnotatedClass(row(row)));
        configuration.setProperty(
                "jakarta.persistence.jdbc.url", "postgresql://localhost:" + server.getPort() + "/" + name);
        configuration.setProperty("jakarta.persistence.jdbc.user", "postgres");
        configuration.setProperty("jakarta.persistence.jdbc.password", "postgres");
        configuration.setProperty("hibernate.connection.pool_size", "8");
        StandardServiceRegistry registry = new ReactiveServiceRegistryBuilder()
                .applySettings(configuration.getProperties())
                .build();
        return configuration.buildSessionFactory(registry).unwrap(Mutiny.SessionFactory.class);
    }

    private static Class<?> row(String name) {
        try {
            return Class.forName("org.souffleur." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        sessions.close();
        if (ownData != null) {
            stopServer();
        }
    }
}
