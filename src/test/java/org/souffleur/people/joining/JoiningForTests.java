package org.souffleur.people.joining;

import org.hibernate.reactive.mutiny.Mutiny;

/** The real rows of joining, for tests that assemble by hand. */
public final class JoiningForTests {
    private JoiningForTests() {}

    public static Assurances assurances(Mutiny.SessionFactory rows) {
        return new AssurancesInPostgres(rows);
    }

    public static SafetyContacts contacts(Mutiny.SessionFactory rows) {
        return new SafetyContactsInPostgres(rows);
    }

    public static HostCalls calls(Mutiny.SessionFactory rows) {
        return new HostCallsInPostgres(rows);
    }
}
