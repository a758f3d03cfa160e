package org.souffleur.wiring;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.souffleur.session.Aside;

/** A fresh Vert.x context for each chore, as Hibernate Reactive asks for. */
@ApplicationScoped
class OwnContext implements Aside {
    private final Vertx vertx;

    OwnContext(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Continues where the caller is: what blocks or waits elsewhere must not come back on a thread without a context. */
    static Executor here() {
        Context here = Vertx.currentContext();
        return here == null ? Runnable::run : work -> here.runOnContext(on -> work.run());
    }

    @Override
    public <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(done -> {
            Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(on -> {
                try {
                    work.get().subscribe().with(done::complete, done::fail);
                } catch (RuntimeException e) {
                    done.fail(e);
                }
            });
        });
    }
}
