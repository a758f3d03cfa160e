package org.souffleur.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.souffleur.wiring.embedded.EmbeddedDatabase;

/** The service comes up before its database: it says that it is not ready, waits, and is ready by itself. */
class DatabaseAwayAtStartTest {
    private static final String DATABASE = "souffleur";

    @TempDir
    Path folder;

    @Test
    void theServiceIsNotReadyUntilTheDatabaseIsThereAndThenByItself() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Flyway flyway = Flyway.configure()
                .dataSource("jdbc:postgresql://localhost:" + port + "/" + DATABASE, "postgres", "")
                .locations("classpath:db/migration")
                .load();
        Rows rows = new Rows(flyway, settings(), null, null, null); // without a demo, nobody is written down
        Health.RowsAreThere health = new Health.RowsAreThere(rows);
        rows.start(new StartupEvent());
        await().until(rows::isWaiting);
        assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);

        try (EmbeddedDatabase late =
                EmbeddedDatabase.start(folder.resolve("postgres"), port, folder.resolve("postgres.log"), DATABASE)) {
            await().atMost(Duration.ofSeconds(30)).until(rows::areThere);
            assertThat(health.call().getStatus()).isEqualTo(Status.UP);
            assertThat(flyway.info().pending())
                    .as("every migration was applied")
                    .isEmpty();
        }
    }

    private static SouffleurSettings settings() {
        return new SmallRyeConfigBuilder()
                .withMapping(SouffleurSettings.class)
                .withDefaultValue("souffleur.public-url", "http://localhost")
                .withDefaultValue("souffleur.journal-dir", "unused")
                .withDefaultValue("souffleur.keycloak.url", "http://localhost")
                .withDefaultValue("souffleur.keycloak.realm", "souffleur")
                .build()
                .getConfigMapping(SouffleurSettings.class);
    }
}
