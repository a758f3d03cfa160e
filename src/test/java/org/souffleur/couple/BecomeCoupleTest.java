package org.souffleur.couple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.souffleur.rows.RowsForTests.await;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.souffleur.couple.BecomeCouple.Answer;
import org.souffleur.os.Oses;
import org.souffleur.os.OsesForTests;
import org.souffleur.os.OwnOs;
import org.souffleur.os.RegisterOs;
import org.souffleur.outbox.OutboxForTests;
import org.souffleur.people.AccountId;
import org.souffleur.people.DisplayName;
import org.souffleur.people.Ids;
import org.souffleur.people.People;
import org.souffleur.people.PeopleForTests;
import org.souffleur.people.Person;
import org.souffleur.people.PersonId;
import org.souffleur.people.Role;
import org.souffleur.rows.RowsForTests;

/** A human and an OS become a couple when both say yes, and part when one says so. */
class BecomeCoupleTest {
    private static final Instant NOW = Instant.parse("2026-05-01T20:00:00Z");

    private final AtomicLong counter = new AtomicLong();
    private final Ids ids =
            () -> new UUID(counter.incrementAndGet() * 0x9E3779B97F4A7C15L, counter.get() * 0xC2B2AE3D27D4EB4FL);
    private final Person human = person(1, Role.HUMAN, "Alex");
    private final Person other = person(2, Role.HUMAN, "Noor");
    private final Person operator = person(3, Role.OS, "Lin");
    private final Person stranger = person(4, Role.OS, "Max");
    private RowsForTests rows;
    private Oses oses;
    private Couples couples;
    private RegisterOs register;
    private BecomeCouple become;
    private SeeCouples see;

    private static Person person(int number, Role role, String name) {
        return new Person(new PersonId(new UUID(7, number)), new AccountId("a-" + number), role, new DisplayName(name));
    }

    @BeforeEach
    void open() {
        rows = RowsForTests.fresh();
        Mutiny.SessionFactory factory = rows.factory();
        People people = PeopleForTests.in(factory);
        List.of(human, other, operator, stranger).forEach(person -> await(people.add(person)));
        oses = OsesForTests.in(factory);
        couples = CouplesForTests.in(factory);
        register = OsesForTests.register(factory, ids);
        become = new BecomeCouple(couples, oses, people, OutboxForTests.in(factory), ids, () -> NOW);
        see = new SeeCouples(couples, oses, people);
        assertThat(await(register.register(operator.account(), "Vera", "2026.1", 40)))
                .isEqualTo(RegisterOs.Answer.DONE);
    }

    @AfterEach
    void close() {
        rows.close();
    }

    private OwnOs vera() {
        return await(oses.ownedBy(operator.id())).get(0);
    }

    private SeeCouples.Bond onlyBond(Person of) {
        List<SeeCouples.Bond> bonds = await(see.of(of));
        assertThat(bonds).hasSize(1);
        return bonds.get(0);
    }

    @Test
    void bothSayYesAndTheyAreACouple() {
        assertThat(await(become.ask(human.account(), " " + vera().code().toLowerCase() + " ")))
                .isEqualTo(Answer.DONE);
        assertThat(onlyBond(human).together()).isFalse();
        assertThat(await(become.answer(stranger.account(), onlyBond(human).id(), true)))
                .isEqualTo(Answer.NOT_YOURS);
        assertThat(await(become.answer(human.account(), onlyBond(human).id(), true)))
                .isEqualTo(Answer.NOT_YOURS);

        assertThat(await(become.answer(operator.account(), onlyBond(operator).id(), true)))
                .isEqualTo(Answer.DONE);
        assertThat(onlyBond(human).together()).isTrue();
        assertThat(onlyBond(operator).human().shown()).isEqualTo("Alex");
        assertThat(await(become.ask(human.account(), vera().code()))).isEqualTo(Answer.ALREADY);
    }

    @Test
    void anOsIsBoundToManyHumansAndEachIsAskedForAlone() {
        for (Person one : List.of(human, other)) {
            await(become.ask(one.account(), vera().code()));
            await(become.ask(one.account(), vera().code()));
        }
        assertThat(await(see.of(operator))).hasSize(2).noneMatch(SeeCouples.Bond::together);
        await(become.answer(operator.account(), onlyBond(human).id(), true));
        await(become.answer(operator.account(), onlyBond(other).id(), false));
        assertThat(onlyBond(human).together()).isTrue();
        assertThat(await(see.of(other))).isEmpty();
    }

    @Test
    void eitherPartsAndBothMayAskAgain() {
        await(become.ask(human.account(), vera().code()));
        await(become.answer(operator.account(), onlyBond(operator).id(), true));
        UUID couple = onlyBond(human).id();
        assertThat(await(become.part(other.account(), couple))).isEqualTo(Answer.NOT_YOURS);
        assertThat(await(become.part(operator.account(), couple))).isEqualTo(Answer.DONE);
        assertThat(await(see.of(human))).isEmpty();
        assertThat(await(couples.find(new CoupleId(couple))))
                .as("what was stays readable")
                .isPresent();

        await(become.ask(human.account(), vera().code()));
        await(become.answer(operator.account(), onlyBond(operator).id(), true));
        assertThat(onlyBond(human).id()).as("the same couple again").isEqualTo(couple);
    }

    @Test
    void aHumanTakesTheirYesBackBeforeItIsAnswered() {
        await(become.ask(human.account(), vera().code()));
        assertThat(await(become.part(operator.account(), onlyBond(human).id()))).isEqualTo(Answer.NOT_YOURS);
        assertThat(await(become.part(human.account(), onlyBond(human).id()))).isEqualTo(Answer.DONE);
        assertThat(await(see.of(operator))).isEmpty();
    }

    @Test
    void anOldCodeIsNothingAndNobodyElseGivesANewOne() {
        String old = vera().code();
        assertThat(old).matches("[0-9A-HJKMNP-TV-Z]{12}");
        assertThat(await(register.recode(stranger.account(), vera().os().id()))).isEqualTo(RegisterOs.Answer.NOT_YOURS);
        assertThat(await(register.recode(operator.account(), vera().os().id()))).isEqualTo(RegisterOs.Answer.DONE);
        assertThat(await(become.ask(human.account(), old))).isEqualTo(Answer.NO_SUCH_CODE);
        assertThat(await(become.ask(human.account(), ""))).isEqualTo(Answer.NO_SUCH_CODE);
        assertThat(await(become.ask(operator.account(), vera().code()))).isEqualTo(Answer.NOT_A_HUMAN);
    }

    @Test
    void twoPagesDoNotUndoEachOthersChange() {
        OwnOs looked = vera();
        assertThat(await(
                        register.declare(operator.account(), looked.os().id(), "Vera", "2026.2", 41, looked.edition())))
                .isEqualTo(RegisterOs.Answer.DONE);
        assertThat(await(register.declare(operator.account(), looked.os().id(), "Vera", "2025.9", 1, looked.edition())))
                .isEqualTo(RegisterOs.Answer.CHANGED_MEANWHILE);
        assertThat(vera().os().declared().version()).isEqualTo("2026.2");
        assertThat(await(register.declare(operator.account(), looked.os().id(), "Vera", "2026.3", 0, vera().edition())))
                .isEqualTo(RegisterOs.Answer.NOT_A_DECLARATION);
        assertThat(await(register.register(human.account(), "Vera", "1", 1)))
                .isEqualTo(RegisterOs.Answer.NOT_AN_OPERATOR);
    }
}
