package org.souffleur.consent.ledger;

import org.hibernate.reactive.mutiny.Mutiny;
import org.souffleur.people.Ids;

/** The real ledger, for tests that assemble by hand. */
public final class LedgersForTests {
    private LedgersForTests() {}

    public static Ledger in(Mutiny.SessionFactory rows, Ids ids) {
        return new LedgerInPostgres(rows, ids);
    }

    public static Checkpoints checkpoints(Mutiny.SessionFactory rows, CheckpointKey key) {
        return new CheckpointsInPostgres(rows, key);
    }
}
