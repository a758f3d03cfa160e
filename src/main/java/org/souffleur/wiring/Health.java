package org.souffleur.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.souffleur.media.NodeRelay;

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
}
