package org.souffleur.notice;

import java.time.InstantSource;
import org.hibernate.reactive.mutiny.Mutiny;
import org.souffleur.people.Ids;

/** The real letters, for tests that assemble by hand. */
public final class LettersForTests {
    private LettersForTests() {}

    public static Letters in(Mutiny.SessionFactory rows, Ids ids, InstantSource wall) {
        return new LettersInPostgres(rows, ids, wall);
    }
}
