package org.souffleur.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * One question to the database: by itself, for a bounded time, and never cancelled.
 *
 * <p>By itself: Hibernate Reactive keeps its session in the Vert.x context it is called in, and whoever calls in the
 * same context while that session is open shares it, transaction and all. Each question is therefore put aside, in a
 * fresh context; what happens inside one question still shares a transaction, as it should.
 *
 * <p>Never cancelled: a transaction that is cancelled between two statements may leave the second to run outside it.
 * Who has waited long enough stops waiting; the question ends as it ends, whole or not at all.
 */
@ApplicationScoped
class AskRows {
    /** While the database hangs, questions pile up; beyond these, asking fails at once. */
    static final int MAX_UNANSWERED = 512;

    private final Aside aside;
    private final SessionSettings settings;
    private final AtomicInteger unanswered = new AtomicInteger();

    AskRows(Aside aside, SessionSettings settings) {
        this.aside = aside;
        this.settings = settings;
    }

    /** The answer; fails where the database says no, or nothing for too long. */
    <T> Uni<T> ask(Supplier<Uni<T>> question) {
        return Uni.createFrom()
                .<T>emitter(whoAsks -> {
                    if (unanswered.incrementAndGet() > MAX_UNANSWERED) {
                        unanswered.decrementAndGet();
                        whoAsks.fail(new IllegalStateException("too many questions wait for the database"));
                        return;
                    }
                    aside.run(question)
                            .onTermination()
                            .invoke(unanswered::decrementAndGet)
                            .subscribe()
                            .with(whoAsks::complete, whoAsks::fail);
                })
                .ifNoItem()
                .after(settings.databaseTimeout())
                .fail();
    }

    /** Questions that the database has not answered yet; for metrics. */
    int unanswered() {
        return unanswered.get();
    }
}
