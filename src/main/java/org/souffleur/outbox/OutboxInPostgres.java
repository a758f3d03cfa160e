package org.souffleur.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class OutboxInPostgres implements Outbox {
    private final Mutiny.SessionFactory sessions;

    OutboxInPostgres(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public <T> Uni<T> together(Supplier<Uni<T>> work) {
        return sessions.withStatelessTransaction((session, tx) -> work.get());
    }

    @Override
    public Uni<Void> write(Fact fact) {
        return sessions.withStatelessTransaction((session, tx) -> session.insert(new OutboxRow(fact)));
    }
}
