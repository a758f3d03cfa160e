package org.souffleur.wiring;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;
import org.souffleur.booking.DemoWorld;
import org.souffleur.booking.OpenDemoEvening;
import org.souffleur.session.Aside;

/**
 * Brings the database to the version that this build needs. A database that is away at the start is waited for: the
 * service is up meanwhile, says so, and lets nobody in.
 */
@ApplicationScoped
class Rows {
    private static final Logger LOG = Logger.getLogger(Rows.class);
    private static final long RETRY_MS = 1_000;

    private final Flyway flyway;
    private final SouffleurSettings settings;
    private final DemoWorld demo;
    private final OpenDemoEvening demoEvening;
    private final Aside aside;
    private volatile boolean there;
    private volatile boolean told;

    Rows(Flyway flyway, SouffleurSettings settings, DemoWorld demo, OpenDemoEvening demoEvening, Aside aside) {
        this.flyway = flyway;
        this.settings = settings;
        this.demo = demo;
        this.demoEvening = demoEvening;
        this.aside = aside;
    }

    /** True from the first successful migration on, whatever the database does later. */
    boolean areThere() {
        return there;
    }

    /** Whether a try has failed and the next one is due; the log says so once. */
    boolean isWaiting() {
        return told && !there;
    }

    void start(@Observes StartupEvent begin) {
        tryIn(0);
    }

    private void tryIn(long delayMs) {
        CompletableFuture.delayedExecutor(delayMs, TimeUnit.MILLISECONDS, Infrastructure.getDefaultWorkerPool())
                .execute(this::migrate);
    }

    private void migrate() {
        try {
            flyway.migrate();
        } catch (RuntimeException e) {
            if (!told) {
                told = true;
                LOG.warnf(
                        "The database cannot be used yet (%s); trying again every second.",
                        rootOf(e).getClass().getSimpleName());
            }
            tryIn(RETRY_MS);
            return;
        }
        if (!settings.demo()) {
            ready();
            return;
        }
        aside.run(() -> demo.settle().chain(() -> demoEvening.open(evening -> false)))
                .subscribe()
                .with(evening -> ready(), broken -> {
                    LOG.warn("the demo's people could not be written down; trying again", broken);
                    tryIn(RETRY_MS);
                });
    }

    private void ready() {
        there = true;
        LOG.info("The rows are there.");
    }

    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
