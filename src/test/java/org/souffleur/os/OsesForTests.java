package org.souffleur.os;

import org.hibernate.reactive.mutiny.Mutiny;

/** The real OSs, for tests that assemble by hand. */
public final class OsesForTests {
    private OsesForTests() {}

    public static Oses in(Mutiny.SessionFactory rows) {
        return new OsesInPostgres(rows);
    }
}
