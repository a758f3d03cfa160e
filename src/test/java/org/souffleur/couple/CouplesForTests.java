package org.souffleur.couple;

import org.hibernate.reactive.mutiny.Mutiny;

/** The real couples, for tests that assemble by hand. */
public final class CouplesForTests {
    private CouplesForTests() {}

    public static Couples in(Mutiny.SessionFactory rows) {
        return new CouplesInPostgres(rows);
    }
}
