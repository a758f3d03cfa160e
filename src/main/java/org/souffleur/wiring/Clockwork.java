package org.souffleur.wiring;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.souffleur.session.TickSessions;

/** What makes time pass for the evenings of this node, once the rows are there. */
@ApplicationScoped
class Clockwork {
    private static final Logger LOG = Logger.getLogger(Clockwork.class);
    private static final long TICK_MS = 100;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread ticking = new Thread(work, "clockwork");
        ticking.setDaemon(true);
        return ticking;
    });

    private @Nullable ScheduledFuture<?> ticking;

    void start(@Observes StartupEvent begin, TickSessions sessions, Rows rows, WarmDoors doors) {
        ticking = thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        if (rows.areThere()) {
                            doors.once();
                            sessions.tick();
                        }
                    } catch (RuntimeException e) {
                        LOG.error("a tick failed; the next one comes", e);
                    }
                },
                TICK_MS,
                TICK_MS,
                TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent end) {
        if (ticking != null) {
            ticking.cancel(false);
        }
        thread.shutdownNow();
    }
}
