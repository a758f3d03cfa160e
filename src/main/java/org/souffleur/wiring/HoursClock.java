package org.souffleur.wiring;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.souffleur.calendar.KeepFreeDays;
import org.souffleur.session.Aside;

/** Moves the horizon of everybody's free days forward, and makes anew what an evening that was agreed on has outdated. */
@ApplicationScoped
class HoursClock {
    private static final Logger LOG = Logger.getLogger(HoursClock.class);
    private static final long LOOK_MS = 1_000; // an evening that was agreed on is gone from the search within so long
    private static final long GO_ON_MS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "hours");
        thread.setDaemon(true);
        return thread;
    });

    private volatile @Nullable ScheduledFuture<?> next;
    private boolean inTrouble; // known to its thread alone

    void start(@Observes StartupEvent begin, KeepFreeDays freeDays, Rows rows, Aside aside) {
        again(LOOK_MS, freeDays, rows, aside);
    }

    private void again(long delayMs, KeepFreeDays freeDays, Rows rows, Aside aside) {
        try {
            next = thread.schedule(() -> look(freeDays, rows, aside), delayMs, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ending) {
            // The service stops.
        }
    }

    private void look(KeepFreeDays freeDays, Rows rows, Aside aside) {
        int done = 0;
        try {
            if (rows.areThere()) {
                done = aside.run(freeDays::ofThoseOutdated).await().atMost(PATIENCE);
                inTrouble = false;
            }
        } catch (RuntimeException e) {
            if (!inTrouble) {
                LOG.warnf(
                        "Free days cannot be kept (%s); trying again every second.",
                        e.getClass().getSimpleName());
            }
            inTrouble = true;
        }
        again(done > 0 ? GO_ON_MS : LOOK_MS, freeDays, rows, aside);
    }

    void stop(@Observes ShutdownEvent end) {
        ScheduledFuture<?> due = next;
        if (due != null) {
            due.cancel(false);
        }
        thread.shutdownNow();
    }
}
