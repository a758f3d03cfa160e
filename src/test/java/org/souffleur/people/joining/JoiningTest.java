package org.souffleur.people.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.souffleur.rows.RowsForTests.await;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.souffleur.outbox.OutboxForTests;
import org.souffleur.people.AccountId;
import org.souffleur.people.Accounts;
import org.souffleur.people.Caller;
import org.souffleur.people.DisplayName;
import org.souffleur.people.Ids;
import org.souffleur.people.MailAddress;
import org.souffleur.people.People;
import org.souffleur.people.PeopleForTests;
import org.souffleur.people.Person;
import org.souffleur.people.PersonId;
import org.souffleur.people.Role;
import org.souffleur.people.SignIn;
import org.souffleur.rows.RowsForTests;

/** From an account to somebody who is ready for a first evening, on real rows. */
class JoiningTest {
    private static final Instant START = Instant.parse("2026-05-01T20:00:00Z");
    private static final LocalDate GROWN = LocalDate.parse("1990-03-04");
    private static final AccountId ALEX = new AccountId("a-1");
    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    private final AtomicLong counter = new AtomicLong();
    private final Ids ids = () -> new UUID(0x4000L, counter.incrementAndGet());
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final InstantSource wall = now::get;
    private final List<LinkKey> letters = new ArrayList<>();
    private final List<Person> heard = new ArrayList<>();
    private RowsForTests rows;
    private People people;
    private Join join;
    private AskSafetyContact askContact;
    private AnswerAsContact answerAsContact;
    private CallWithAHost call;
    private HearNewcomers hear;
    private SeeJoining see;

    /** The sign-in service knows one address. */
    private static final class OneAddress implements Accounts {
        @Override
        public Uni<Boolean> block(AccountId account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Boolean> unblock(AccountId account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Optional<MailAddress>> mail(AccountId account) {
            return Uni.createFrom().item(Optional.of(new MailAddress("alex@example.org")));
        }
    }

    @BeforeEach
    void open() {
        rows = RowsForTests.fresh();
        Mutiny.SessionFactory factory = rows.factory();
        people = PeopleForTests.in(factory);
        Assurances assurances = JoiningForTests.assurances(factory);
        SafetyContacts contacts = JoiningForTests.contacts(factory);
        HostCalls calls = JoiningForTests.calls(factory);
        OnJoined listener = person -> {
            heard.add(person);
            return Uni.createFrom().voidItem();
        };
        join = new Join(
                people, assurances, new DeclaredAge(wall), List.of(listener), OutboxForTests.in(factory), ids, wall);
        SafetyContactLetters postbox = (asker, contact, key, language) -> {
            letters.add(key);
            return Uni.createFrom().voidItem();
        };
        askContact = new AskSafetyContact(
                people, contacts, postbox, new OneAddress(), OutboxForTests.in(factory), ids, wall);
        answerAsContact = new AnswerAsContact(people, contacts, wall);
        call = new CallWithAHost(people, calls, wall);
        hear = new HearNewcomers(people, calls, ids, wall);
        see = new SeeJoining(people, assurances, contacts, calls);
    }

    @AfterEach
    void close() {
        rows.close();
    }

    private Join.Answer join(AccountId account, Role role) {
        return await(join.join(account, role, "Alex", GROWN));
    }

    private Joining joining() {
        return await(see.see(ALEX)).orElseThrow();
    }

    private AskSafetyContact.Answer ask(String mail) {
        return await(askContact.ask(ALEX, "Bo", mail, DUTCH));
    }

    @Test
    void anAccountOfAnAdultBecomesSomebodyAndOfTheBirthDateNothingIsKept() {
        assertThat(join(ALEX, Role.SURROGATE)).isEqualTo(Join.Answer.JOINED);
        assertThat(joining().assurance().method()).isEqualTo("declaration");
        assertThat(joining().open()).containsExactly(JoiningStep.SAFETY_CONTACT, JoiningStep.HOST_CALL);
        assertThat(heard).extracting(Person::role).containsExactly(Role.SURROGATE);
        assertThat(rows.count("select count(*) from information_schema.columns where table_name = 'assurance'"
                        + " and data_type = 'date'"))
                .isZero();
        assertThat(rows.count("select count(*) from assurance where row(assurance.*)::text like '%1990%'"))
                .isZero();
    }

    @Test
    void nobodyJoinsTwiceAlsoWhenTheyPressTwiceAtOnce() {
        List<Join.Answer> answers = Uni.join()
                .all(join.join(ALEX, Role.HUMAN, "Alex", GROWN), join.join(ALEX, Role.SURROGATE, "Alex", GROWN))
                .andCollectFailures()
                .await()
                .atMost(Duration.ofSeconds(20));
        assertThat(answers).containsExactlyInAnyOrder(Join.Answer.JOINED, Join.Answer.KNOWN_ALREADY);
        assertThat(rows.count("select count(*) from person")).isEqualTo(1);
        assertThat(rows.count("select count(*) from assurance")).isEqualTo(1);
    }

    @Test
    void aMinorIsNobodyHereAndAnotherDateDoesNotHelp() {
        assertThat(await(join.join(ALEX, Role.HUMAN, "Alex", LocalDate.parse("2010-01-01"))))
                .isEqualTo(Join.Answer.NOT_AN_ADULT);
        assertThat(join(ALEX, Role.HUMAN)).isEqualTo(Join.Answer.NOT_AN_ADULT);
        assertThat(rows.count("select count(*) from person")).isZero();
        assertThat(rows.count("select count(*) from refused_assurance")).isEqualTo(1);
    }

    @Test
    void nonsenseIsNotHeldAgainstAnybody() {
        assertThat(await(join.join(ALEX, Role.HUMAN, "@", GROWN))).isEqualTo(Join.Answer.NOT_A_NAME);
        assertThat(await(join.join(ALEX, Role.HUMAN, "Alex", LocalDate.parse("2029-01-01"))))
                .isEqualTo(Join.Answer.NOT_A_BIRTH_DATE);
        assertThat(join(ALEX, Role.HUMAN)).isEqualTo(Join.Answer.JOINED);
    }

    @Test
    void aSafetyContactAgreesForThemselvesAndMayThinkAgain() {
        join(ALEX, Role.HUMAN);
        assertThat(ask("bo@example.org")).isEqualTo(AskSafetyContact.Answer.ASKED);
        assertThat(joining().contact().state()).isEqualTo(SafetyContact.State.ASKED);
        assertThat(joining().open()).contains(JoiningStep.SAFETY_CONTACT);

        LinkKey key = letters.get(0);
        assertThat(await(answerAsContact.read(key)).orElseThrow().asker().shown())
                .isEqualTo("Alex");
        await(answerAsContact.answer(key, true));
        assertThat(joining().open()).doesNotContain(JoiningStep.SAFETY_CONTACT);
        await(answerAsContact.answer(key, false));
        assertThat(joining().open()).contains(JoiningStep.SAFETY_CONTACT);
        assertThat(rows.count("select count(*) from safety_contact where encode(key_hash, 'escape') like '%"
                        + key.text().substring(24) + "%'"))
                .as("only a hash of the key is kept")
                .isZero();
    }

    @Test
    void theLinkOfWhoeverWasAskedBeforeIsNothingAnyMore() {
        join(ALEX, Role.HUMAN);
        ask("bo@example.org");
        ask("kim@example.org");
        assertThat(await(answerAsContact.answer(letters.get(0), true))).isEmpty();
        assertThat(await(answerAsContact.answer(new LinkKey("x".repeat(4000)), true)))
                .isEmpty();
        assertThat(joining().contact().state()).isEqualTo(SafetyContact.State.ASKED);
    }

    @Test
    void oneIsNotOnesOwnSafetyContactAndNobodysLetterBoxIsFlooded() {
        join(ALEX, Role.HUMAN);
        assertThat(ask("Alex@Example.org")).isEqualTo(AskSafetyContact.Answer.YOURSELF);
        assertThat(ask("not an address")).isEqualTo(AskSafetyContact.Answer.NOT_AN_ADDRESS);
        for (int i = 0; i < AskSafetyContact.LETTERS_A_DAY; i++) {
            assertThat(ask("bo@example.org")).isEqualTo(AskSafetyContact.Answer.ASKED);
        }
        assertThat(ask("bo@example.org")).isEqualTo(AskSafetyContact.Answer.ENOUGH_FOR_TODAY);
        assertThat(letters).hasSize(AskSafetyContact.LETTERS_A_DAY);
        now.set(START.plus(Duration.ofHours(25)));
        assertThat(ask("bo@example.org")).isEqualTo(AskSafetyContact.Answer.ASKED);
    }

    @Test
    void aHostHearsWhoWaitsAndSaysThatTheyHaveTalked() {
        join(ALEX, Role.HUMAN);
        await(call.ask(ALEX, Set.of(HostCall.PartOfDay.EVENING)));
        List<HearNewcomers.Waiting> waiting = await(hear.waiting());
        assertThat(waiting).hasSize(1);
        PersonId alex = waiting.get(0).person().id();

        AccountId jo = new AccountId("a-host");
        Caller host = new Caller(jo, Set.of(Role.HOST), new SignIn(jo, START, SignIn.Kind.INTERACTIVE));
        assertThat(await(hear.held(host, new DisplayName("Jo"), alex))).isTrue();
        assertThat(await(hear.waiting())).isEmpty();
        assertThat(joining().open()).doesNotContain(JoiningStep.HOST_CALL);
        assertThat(await(hear.held(host, new DisplayName("Jo"), new PersonId(new UUID(1, 1)))))
                .isFalse();

        await(call.ask(ALEX, Set.of(HostCall.PartOfDay.MORNING)));
        assertThat(joining().call().isHeld())
                .as("a call that was held stays held")
                .isTrue();
    }

    @Test
    void whoHasNotJoinedAsksForNothing() {
        assertThat(ask("bo@example.org")).isEqualTo(AskSafetyContact.Answer.NOT_JOINED);
        assertThat(await(call.ask(ALEX, Set.of(HostCall.PartOfDay.EVENING)))).isFalse();
        assertThat(await(see.see(ALEX))).isEmpty();
        assertThat(letters).isEmpty();
    }
}
