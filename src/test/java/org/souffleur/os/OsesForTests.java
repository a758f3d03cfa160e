package org.souffleur.os;

import org.hibernate.reactive.mutiny.Mutiny;
import org.souffleur.people.Ids;
import org.souffleur.people.PeopleForTests;

/** The real OSs, for tests that assemble by hand. */
public final class OsesForTests {
    private OsesForTests() {}

    public static Oses in(Mutiny.SessionFactory rows) {
        return new OsesInPostgres(rows);
    }

    /** An operator's door on them. */
    public static RegisterOs register(Mutiny.SessionFactory rows, Ids ids) {
        return new RegisterOs(in(rows), PeopleForTests.in(rows), ids);
    }
}
