package org.souffleur.surrogate;

import org.hibernate.reactive.mutiny.Mutiny;

/** The real surrogates, for tests that assemble by hand. */
public final class SurrogatesForTests {
    private SurrogatesForTests() {}

    public static Surrogates in(Mutiny.SessionFactory rows) {
        return new SurrogatesInPostgres(rows);
    }
}
