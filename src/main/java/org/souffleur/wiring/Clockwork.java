package org.souffleur.wiring;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.souffleur.notice.SendLetters;
import org.souffleur.session.Aside;
import org.souffleur.session.TickSessions;

/** What makes time pass for the evenings of this node, once the rows are there. */
@ApplicationScoped
class Clockwork {
    private static final Logger LOG = Logger.getLogger(Clockwork.class);
    private static final long TICK_MS = 100;
    private static final long LETTERS_MS = 1_000; // one reading of an index that is empty nearly always

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread ticking = new Thread(work, "clockwork");
        ticking.setDaemon(true);
        return ticking;
    });

    private final AtomicBoolean sending = new AtomicBoolean();
    private final AtomicBoolean lettersFail = new AtomicBoolean();
    private @Nullable ScheduledFuture<?> ticking;
    private @Nullable ScheduledFuture<?> posting;

    void start(
            @Observes StartupEvent begin,
            TickSessions sessions,
            Rows rows,
            WarmDoors doors,
            Aside aside,
            SendLetters letters) {
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
        posting = thread.scheduleWithFixedDelay(
                () -> {
                    if (rows.areThere() && sending.compareAndSet(false, true)) {
                        aside.run(letters::send)
                                .onTermination()
                                .invoke(() -> sending.set(false))
                                .subscribe()
                                .with(done -> lettersFail.set(false), this::lettersFailed);
                    }
                },
                LETTERS_MS,
                LETTERS_MS,
                TimeUnit.MILLISECONDS);
    }

    private void lettersFailed(Throwable broken) {
        if (lettersFail.compareAndSet(false, true)) {
            LOG.warnf("letters cannot be read: %s", broken.getClass().getSimpleName());
        }
    }

    void stop(@Observes ShutdownEvent end) {
        if (ticking != null) {
            ticking.cancel(false);
        }
        if (posting != null) {
            posting.cancel(false);
        }
        thread.shutdownNow();
    }
}
