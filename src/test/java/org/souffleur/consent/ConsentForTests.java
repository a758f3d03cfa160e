package org.souffleur.consent;

import org.hibernate.reactive.mutiny.Mutiny;
import org.souffleur.consent.ledger.CheckpointKey;
import org.souffleur.consent.ledger.LedgersForTests;
import org.souffleur.outbox.OutboxForTests;
import org.souffleur.people.Ids;

/** The real parts of consent, for tests that assemble by hand. */
public final class ConsentForTests {
    private ConsentForTests() {}

    public static IssueLeases leases(Mutiny.SessionFactory rows, Ids ids) {
        return new IssueLeases(LedgersForTests.in(rows, ids));
    }

    public static RecordConsent recorder(Mutiny.SessionFactory rows, Ids ids, CheckpointKey key) {
        return new RecordConsent(
                LedgersForTests.in(rows, ids), new ReceiptsInPostgres(rows), OutboxForTests.in(rows), key, ids);
    }

    public static RefusedGrants refused(Mutiny.SessionFactory rows, Ids ids) {
        return new RefusedGrantsInPostgres(rows, ids);
    }
}
