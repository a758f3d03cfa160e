package org.souffleur.wiring;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.souffleur.session.Aside;

/**
 * Work on the rows that is never done, in rounds: one after the other, each in its time after the last, once the rows are
 * there. That it fails is told once, until it goes well again.
 */
final class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class);
    private static final long LOOK_MS = 1_000;
    private static final long GO_ON_MS = 10;

    private final String what;
    private final Supplier<Uni<Boolean>> round;
    private final ScheduledExecutorService thread;
    private final Rows rows;
    private final Aside aside;
    private volatile boolean inTrouble;

    /**
     * Begins.
     *
     * @param what cannot be done where it fails, for the log
     * @param round whether there is more to do at once
     * @param thread only begins the rounds
     */
    static void begin(
            String what, Supplier<Uni<Boolean>> round, ScheduledExecutorService thread, Rows rows, Aside aside) {
        new Rounds(what, round, thread, rows, aside).again(LOOK_MS);
    }

    private Rounds(String what, Supplier<Uni<Boolean>> round, ScheduledExecutorService thread, Rows rows, Aside aside) {
        this.what = what;
        this.round = round;
        this.thread = thread;
        this.rows = rows;
        this.aside = aside;
    }

    private void again(long delayMs) {
        try {
            ScheduledFuture<?> unused = thread.schedule(this::look, delayMs, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ending) {
            // The service stops.
        }
    }

    private void look() {
        if (!rows.areThere()) {
            again(LOOK_MS);
            return;
        }
        Uni.createFrom().<Boolean>deferred(() -> aside.run(round)).subscribe().with(this::done, this::failed);
    }

    private void done(boolean more) {
        inTrouble = false;
        again(more ? GO_ON_MS : LOOK_MS);
    }

    private void failed(Throwable broken) {
        if (!inTrouble) {
            LOG.warnf(
                    "%s (%s); trying again every second.",
                    what, broken.getClass().getSimpleName());
        }
        inTrouble = true;
        again(LOOK_MS);
    }
}
