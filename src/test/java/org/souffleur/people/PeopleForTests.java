package org.souffleur.people;

import org.hibernate.reactive.mutiny.Mutiny;

/** The real people, for tests that assemble by hand. */
public final class PeopleForTests {
    private PeopleForTests() {}

    public static People in(Mutiny.SessionFactory rows) {
        return new PeopleInPostgres(rows);
    }
}
