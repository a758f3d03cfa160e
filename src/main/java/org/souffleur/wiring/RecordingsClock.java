package org.souffleur.wiring;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.souffleur.osgate.resident.Elsewhere;
import org.souffleur.osgate.resident.Recordings;

/** What makes the house's recordings speak in time, and a thread beside it on which pictures are opened. */
@ApplicationScoped
class RecordingsClock {
    private static final Logger LOG = Logger.getLogger(RecordingsClock.class);
    private static final long TICK_MS = 10; // a frame lasts 20: it is at most half of one late
    private static final long IDLE_TICK_MS = 250; // nobody sits; whoever comes in waits a moment
    private static final int MAX_WAITING = 16; // pictures that wait longer show what was

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(named("recordings"));
    private final ThreadPoolExecutor beside = new ThreadPoolExecutor(
            1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), named("recordings-look"));

    private volatile @Nullable ScheduledFuture<?> next;

    void start(@Observes StartupEvent begin, Recordings recordings) {
        beside.allowCoreThreadTimeOut(true);
        next = thread.schedule(() -> step(recordings), IDLE_TICK_MS, TimeUnit.MILLISECONDS);
    }

    private void step(Recordings recordings) {
        try {
            recordings.tick();
        } catch (RuntimeException e) {
            LOG.error("a tick of the recordings failed; the next one comes", e);
        }
        try {
            next = thread.schedule(
                    () -> step(recordings), recordings.seated() == 0 ? IDLE_TICK_MS : TICK_MS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ending) {
            // The service stops.
        }
    }

    @Produces
    @Singleton
    Elsewhere elsewhere() {
        return work -> {
            try {
                beside.execute(work);
                return true;
            } catch (RejectedExecutionException full) {
                return false;
            }
        };
    }

    void stop(@Observes ShutdownEvent end) {
        ScheduledFuture<?> due = next;
        if (due != null) {
            due.cancel(false);
        }
        thread.shutdownNow();
        beside.shutdownNow();
    }

    private static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
