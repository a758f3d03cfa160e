package org.souffleur.outbox;

import org.hibernate.reactive.mutiny.Mutiny;

/** The real outbox, for tests that assemble by hand. */
public final class OutboxForTests {
    private OutboxForTests() {}

    public static Outbox in(Mutiny.SessionFactory rows) {
        return new OutboxInPostgres(rows);
    }
}
