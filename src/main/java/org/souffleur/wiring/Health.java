package org.souffleur.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.souffleur.media.NodeRelay;
import org.souffleur.notice.Postbox;
import org.souffleur.notice.SendLetters;

/** What a probe may know. */
class Health {
    private Health() {}

    /** Ready once the rows have been there; a database that goes away later must not hide the stop behind a probe. */
    @Readiness
    @ApplicationScoped
    static class RowsAreThere implements HealthCheck {
        private final Rows rows;

        RowsAreThere(Rows rows) {
            this.rows = rows;
        }

        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.named("rows").status(rows.areThere()).build();
        }
    }

    /** A node whose media thread has died must be replaced. */
    @Liveness
    @ApplicationScoped
    static class MediaIsAlive implements HealthCheck {
        private final NodeRelay relay;

        MediaIsAlive(NodeRelay relay) {
            this.relay = relay;
        }

        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.named("media").status(relay.isAlive()).build();
        }
    }

    /** Letters that wait must not take a node out of service: this says how many, and is always up. */
    @Readiness
    @ApplicationScoped
    static class LettersGo implements HealthCheck {
        private final SendLetters letters;
        private final Postbox postbox;

        LettersGo(SendLetters letters, Postbox postbox) {
            this.letters = letters;
            this.postbox = postbox;
        }

        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.named("letters")
                    .up()
                    .withData("mail-server", postbox.isThere() ? "configured" : "none: letters wait")
                    .withData("waiting", letters.waiting())
                    .build();
        }
    }
}
