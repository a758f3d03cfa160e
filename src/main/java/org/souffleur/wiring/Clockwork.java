package org.souffleur.wiring;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.souffleur.calendar.KeepFreeDays;
import org.souffleur.notice.SendLetters;
import org.souffleur.session.Aside;
import org.souffleur.session.TickSessions;

/** What makes time pass, once the rows are there: for the evenings of this node, for letters, and for free days. */
@ApplicationScoped
class Clockwork {
    private static final Logger LOG = Logger.getLogger(Clockwork.class);
    private static final long TICK_MS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60); // some hundred owners, on a bad day

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread ticking = new Thread(work, "clockwork");
        ticking.setDaemon(true);
        return ticking;
    });

    private @Nullable ScheduledFuture<?> ticking;

    void start(
            @Observes StartupEvent begin,
            TickSessions sessions,
            Rows rows,
            WarmDoors doors,
            Aside aside,
            SendLetters letters,
            KeepFreeDays freeDays) {
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
        Rounds.begin("Letters cannot be sent", () -> letters.send().replaceWith(false), thread, rows, aside);
        Rounds.begin("Free days cannot be kept", () -> renew(freeDays), thread, rows, aside);
    }

    private static Uni<Boolean> renew(KeepFreeDays freeDays) {
        return freeDays.ofThoseOutdated().ifNoItem().after(PATIENCE).fail().map(done -> done > 0);
    }

    void stop(@Observes ShutdownEvent end) {
        if (ticking != null) {
            ticking.cancel(false);
        }
        thread.shutdownNow();
    }
}
