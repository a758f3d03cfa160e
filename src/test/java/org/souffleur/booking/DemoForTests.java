package org.souffleur.booking;

import java.time.InstantSource;
import org.hibernate.reactive.mutiny.Mutiny;
import org.souffleur.calendar.TimetablesForTests;
import org.souffleur.couple.CouplesForTests;
import org.souffleur.os.OsesForTests;
import org.souffleur.people.Ids;
import org.souffleur.people.PeopleForTests;
import org.souffleur.people.joining.JoiningForTests;
import org.souffleur.surrogate.SurrogatesForTests;

/** The real evenings and the demo's people, for tests that assemble by hand. */
public final class DemoForTests {
    private DemoForTests() {}

    public static Evenings evenings(Mutiny.SessionFactory rows, Ids ids) {
        return new EveningsInPostgres(
                rows, PeopleForTests.in(rows), OsesForTests.in(rows), TimetablesForTests.in(rows), ids);
    }

    public static DemoWorld world(Mutiny.SessionFactory rows) {
        return new DemoWorld(
                PeopleForTests.in(rows),
                JoiningForTests.assurances(rows),
                JoiningForTests.contacts(rows),
                JoiningForTests.calls(rows),
                OsesForTests.in(rows),
                CouplesForTests.in(rows),
                SurrogatesForTests.in(rows));
    }

    public static OpenDemoEvening opener(Mutiny.SessionFactory rows, Ids ids, InstantSource wall) {
        return new OpenDemoEvening(evenings(rows, ids), ids, wall);
    }
}
