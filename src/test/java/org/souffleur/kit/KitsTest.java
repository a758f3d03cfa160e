package org.souffleur.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.souffleur.booking.DemoWorld.HOST1;
import static org.souffleur.booking.DemoWorld.HUMAN1;
import static org.souffleur.booking.DemoWorld.SURROGATE1;
import static org.souffleur.booking.DemoWorld.SURROGATE2;
import static org.souffleur.kit.KitState.CLEANED;
import static org.souffleur.kit.KitState.FAULTY;
import static org.souffleur.kit.KitState.HANDED_OVER;
import static org.souffleur.kit.KitState.OUT;
import static org.souffleur.kit.KitState.READY;
import static org.souffleur.kit.KitState.RETURNED;
import static org.souffleur.kit.KitState.WIPED;
import static org.souffleur.kit.KitState.WORN;
import static org.souffleur.rows.RowsForTests.await;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.souffleur.kit.KeepKits.Answer;
import org.souffleur.people.Caller;
import org.souffleur.people.People;
import org.souffleur.people.PeopleForTests;
import org.souffleur.people.Person;
import org.souffleur.people.PersonId;
import org.souffleur.people.SignIn;
import org.souffleur.rows.RowsForTests;

/** A kit's round, from its shelf and back, on real rows. */
class KitsTest {
    private static final Instant NOW = Instant.parse("2026-05-01T20:00:00Z");

    private final AtomicLong counter = new AtomicLong();
    private RowsForTests rows;
    private KeepKits keep;

    @BeforeEach
    void open() {
        rows = RowsForTests.fresh();
        People people = PeopleForTests.in(rows.factory());
        List.of(HOST1, HUMAN1, SURROGATE1, SURROGATE2).forEach(person -> await(people.add(person)));
        keep = new KeepKits(
                new KitsInPostgres(rows.factory()),
                people,
                () -> new UUID(counter.incrementAndGet() * 0x9E3779B97F4A7C15L, 7),
                () -> NOW);
        assertThat(await(keep.register(" Kit 1 ", "Shelf 2"))).isEqualTo(Answer.DONE);
    }

    @AfterEach
    void close() {
        rows.close();
    }

    private static Caller caller(Person person) {
        return new Caller(
                person.account(), Set.of(person.role()), new SignIn(person.account(), NOW, SignIn.Kind.INTERACTIVE));
    }

    private Kit kit() {
        return await(keep.list(caller(HOST1))).get(0);
    }

    private Answer move(Person by, KitState to, PersonId whom) {
        Kit kit = kit();
        return await(keep.move(caller(by), kit.id(), to, whom, kit.edition()));
    }

    @Test
    void itGoesOutIsWornComesBackIsCleanedAndWipedBeforeItGoesOutAgain() {
        assertThat(move(HOST1, OUT, SURROGATE1.id())).isEqualTo(Answer.DONE);
        assertThat(move(SURROGATE1, WORN, null)).isEqualTo(Answer.DONE);
        assertThat(move(SURROGATE1, HANDED_OVER, null)).isEqualTo(Answer.DONE);
        assertThat(kit().holder()).isEqualTo(SURROGATE1.id());
        for (KitState next : List.of(RETURNED, CLEANED, WIPED, READY)) {
            assertThat(move(HOST1, OUT, SURROGATE2.id())).as("before " + next).isEqualTo(Answer.NOT_NOW);
            assertThat(move(HOST1, next, null)).isEqualTo(Answer.DONE);
            assertThat(kit().holder()).isNull();
        }
        assertThat(move(HOST1, OUT, SURROGATE2.id())).isEqualTo(Answer.DONE);
        assertThat(await(keep.log(caller(HOST1), kit().id())).orElseThrow())
                .extracting(KitNote::text)
                .contains("out", "worn", "handed-over", "returned", "cleaned", "wiped", "ready");
    }

    @Test
    void itGoesOutToASurrogateAndToNobodyElse() {
        assertThat(move(HOST1, OUT, HUMAN1.id())).isEqualTo(Answer.TO_WHOM);
        assertThat(move(HOST1, OUT, null)).isEqualTo(Answer.TO_WHOM);
        assertThat(kit().state()).isEqualTo(READY);
    }

    @Test
    void nobodyElsesKitIsThere() {
        move(HOST1, OUT, SURROGATE1.id());
        assertThat(await(keep.list(caller(SURROGATE1)))).hasSize(1);
        assertThat(await(keep.list(caller(SURROGATE2)))).isEmpty();
        assertThat(move(SURROGATE2, WORN, null)).isEqualTo(Answer.NOT_YOURS);
        assertThat(await(keep.log(caller(SURROGATE2), kit().id()))).isEmpty();
        assertThat(move(SURROGATE1, RETURNED, null)).as("a host takes it back").isEqualTo(Answer.NOT_NOW);
    }

    @Test
    void batteryAndFaultsAreNotedAndAFaultStopsNobody() {
        move(HOST1, OUT, SURROGATE1.id());
        Kit kit = kit();
        assertThat(await(keep.battery(caller(SURROGATE1), kit.id(), 101, kit.edition())))
                .isEqualTo(Answer.NOT_A_BATTERY);
        assertThat(await(keep.battery(caller(SURROGATE1), kit.id(), 80, kit.edition())))
                .isEqualTo(Answer.DONE);
        assertThat(await(keep.fault(caller(SURROGATE1), kit.id(), "The left hook is loose.", kit().edition())))
                .isEqualTo(Answer.DONE);
        assertThat(kit().battery()).isEqualTo(80);
        assertThat(kit().state()).isEqualTo(OUT);
        assertThat(move(HOST1, FAULTY, null)).isEqualTo(Answer.DONE);
        assertThat(move(HOST1, OUT, SURROGATE2.id())).isEqualTo(Answer.NOT_NOW);
        assertThat(move(HOST1, RETURNED, null)).as("mended, and cleaned again").isEqualTo(Answer.DONE);
    }

    @Test
    void twoHostsDoNotUndoEachOther() {
        Kit looked = kit();
        move(HOST1, OUT, SURROGATE1.id());
        assertThat(await(keep.move(caller(HOST1), looked.id(), FAULTY, null, looked.edition())))
                .isEqualTo(Answer.CHANGED_MEANWHILE);
        assertThat(kit().state()).isEqualTo(OUT);
        assertThat(await(keep.register("", "Shelf"))).isEqualTo(Answer.NOT_NAMED);
        assertThat(await(keep.register("x".repeat(61), "Shelf"))).isEqualTo(Answer.NOT_NAMED);
    }
}
