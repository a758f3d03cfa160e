package org.souffleur.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.souffleur.booking.DemoWorld.COUPLE1;
import static org.souffleur.booking.DemoWorld.ECHO;
import static org.souffleur.booking.DemoWorld.HOST1;
import static org.souffleur.booking.DemoWorld.HUMAN1;
import static org.souffleur.booking.DemoWorld.OS1;
import static org.souffleur.booking.DemoWorld.OS_SAM_PROGRAM;
import static org.souffleur.booking.DemoWorld.ROBIN;
import static org.souffleur.booking.DemoWorld.SAM;
import static org.souffleur.booking.DemoWorld.SURROGATE1;
import static org.souffleur.rows.RowsForTests.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.souffleur.os.OsesForTests;
import org.souffleur.people.AccountId;
import org.souffleur.people.DisplayName;
import org.souffleur.people.EveningId;
import org.souffleur.people.Ids;
import org.souffleur.people.PeopleForTests;
import org.souffleur.people.Person;
import org.souffleur.people.Role;
import org.souffleur.people.Seat;
import org.souffleur.rows.RowsForTests;

/** Practising alone, with recordings in the others' places. */
class RehearsalsTest {
    private static final Instant START = Instant.parse("2026-05-01T20:00:00Z");

    private final AtomicLong counter = new AtomicLong();
    private final Ids ids = () -> new UUID(0x4000L, counter.incrementAndGet());
    private final AtomicReference<Instant> wall = new AtomicReference<>(START);
    private RowsForTests rows;
    private Evenings evenings;
    private OpenRehearsal open;

    @BeforeEach
    void settle() {
        rows = RowsForTests.fresh();
        await(DemoForTests.world(rows.factory()).settle());
        evenings = DemoForTests.evenings(rows.factory(), ids);
        open = new OpenRehearsal(
                evenings, PeopleForTests.in(rows.factory()), OsesForTests.in(rows.factory()), ids, wall::get);
    }

    @AfterEach
    void close() {
        rows.close();
    }

    private EveningId begin(Person person) {
        return await(open.open(person.account(), ECHO, evening -> false))
                .fold(
                        RehearsalAnswer.Opened::evening,
                        tooMany -> {
                            throw new AssertionError("too many");
                        },
                        none -> {
                            throw new AssertionError("no part");
                        });
    }

    private Evening find(EveningId id) {
        return await(evenings.find(id)).orElseThrow();
    }

    private void over(EveningId id) {
        await(evenings.keepState(id, EveningState.STOPPED, wall.get(), Set.of(), "node1"));
    }

    @Test
    void aHumanAndASurrogateMeetTheRecordingEachAlone() {
        Evening humans = find(begin(HUMAN1));
        assertThat(humans.parties()).hasSize(2);
        assertThat(humans.party(new Seat("s1")).orElseThrow().admits(HUMAN1.account()))
                .isTrue();
        Party echo = humans.party(new Seat("s2")).orElseThrow();
        assertThat(echo.recording()).isTrue();
        assertThat(echo.isThing()).as("an OS has a say of its own").isFalse();
        assertThat(echo.person()).isNull();
        Evening hers = find(begin(SURROGATE1));
        assertThat(hers.party(new Seat("s3")).orElseThrow().admits(SURROGATE1.account()))
                .isTrue();
        assertThat(hers.isRehearsal()).isTrue();
    }

    @Test
    void whoTriesTheOsMeetsAMannequinThatNobodyCanSignInAs() {
        Evening evening = find(begin(OS1));
        assertThat(evening.party(new Seat("s2")).orElseThrow().admits(OS1.account()))
                .isTrue();
        Party mannequin = evening.party(new Seat("s3")).orElseThrow();
        assertThat(mannequin.isThing()).isTrue();
        assertThat(mannequin.isPerson()).isFalse();
        assertThat(mannequin.accounts()).isEmpty();
    }

    @Test
    void aHostAProgramAndAStrangerHaveNoPartToTry() {
        for (AccountId account : List.of(HOST1.account(), OS_SAM_PROGRAM, new AccountId("stranger"))) {
            assertThat(await(open.open(account, ECHO, evening -> false)))
                    .isEqualTo(new RehearsalAnswer.NoPartOfYours());
        }
    }

    @Test
    void oneIsOpenAtATimeAndItEndsByItself() {
        EveningId first = begin(HUMAN1);
        wall.set(START.plus(OpenRehearsal.LENGTH).minusMillis(1));
        assertThat(begin(HUMAN1)).isEqualTo(first);
        wall.set(START.plus(OpenRehearsal.LENGTH));
        assertThat(begin(HUMAN1)).isNotEqualTo(first);
        assertThat(find(first).stateAtRest(wall.get())).isEqualTo(EveningState.ENDED);
        assertThat(await(evenings.endPast(wall.get().plusMillis(1), List.of()))).isEqualTo(1);
    }

    @Test
    void anAccountOpensNoMoreThanADayHoldsAndAgainTheNextDay() {
        for (int i = 0; i < OpenRehearsal.MAX_A_DAY; i++) {
            over(begin(HUMAN1));
        }
        assertThat(await(open.open(HUMAN1.account(), ECHO, evening -> false))).isEqualTo(new RehearsalAnswer.TooMany());
        over(begin(SURROGATE1));
        wall.set(START.plus(Duration.ofDays(1)));
        assertThat(await(open.open(HUMAN1.account(), ECHO, evening -> false))).isEqualTo(new RehearsalAnswer.TooMany());
        wall.set(START.plus(Duration.ofDays(1)).plusMillis(1));
        begin(HUMAN1);
    }

    @Test
    void aRehearsalIsNotTheDemosEveningAndTheFriendsAreOnesOwn() {
        OpenDemoEvening demo = DemoForTests.opener(rows.factory(), ids, wall::get);
        EveningId rehearsal = begin(HUMAN1);
        EveningId evening = await(demo.open(id -> false));
        assertThat(evening).isNotEqualTo(rehearsal);
        assertThat(await(demo.openFor(OS1.account(), id -> false))).contains(evening);
        assertThat(begin(HUMAN1)).isEqualTo(rehearsal);
        EveningId others =
                await(demo.openFor(DemoWorld.SURROGATE2.account(), id -> false)).orElseThrow();
        assertThat(find(others).partyOf(DemoWorld.HUMAN2.account())).isPresent();
        assertThat(await(demo.openFor(HOST1.account(), id -> false))).isEqualTo(Optional.empty());
    }

    @Test
    void aPersonsSeatNeverBecomesAMannequinsAndNoMannequinSitsAmongPeople() {
        EveningId booked = new EveningId(ids.next());
        await(evenings.open(new NewEvening(booked, COUPLE1, ROBIN, START, START.plusSeconds(60))));
        String hers = " where evening = '" + booked + "' and seat = 's3'";
        assertThatThrownBy(() -> rows.sql("update party set mannequin = true, person = null" + hers))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> rows.sql("update party set person = null" + hers))
                .hasMessageContaining("append-only");
        rows.sql("delete from party" + hers);
        String mannequin = "insert into party (id, evening, seat, role, mannequin) values"
                + " (gen_random_uuid(), '%s', '%s', '%s', true)";
        assertThatThrownBy(() -> rows.sql(mannequin.formatted(booked, "s3", "surrogate")))
                .as("in a booked evening")
                .hasMessageContaining("never among people");
        assertThatThrownBy(() -> rows.sql(mannequin.formatted(begin(SURROGATE1), "s4", "surrogate")))
                .as("in a person's rehearsal")
                .hasMessageContaining("never among people");
        assertThatThrownBy(() -> rows.sql(mannequin.formatted(begin(OS1), "s4", "human")))
                .as("in a human's seat")
                .hasMessageContaining("party_mannequin");
    }

    @Test
    void theValuesThemselvesCannotSayWhatIsNotSo() {
        AccountId account = new AccountId("a");
        DisplayName name = new DisplayName("x");
        Seat seat = new Seat("s3");
        assertThatThrownBy(() -> new Party(seat, Role.SURROGATE, name, account, null, true))
                .hasMessageContaining("no recording");
        assertThatThrownBy(() -> new Party(seat, Role.HUMAN, name, null, null, true))
                .hasMessageContaining("surrogate's seat");
        Party robin = new Party(new Seat("s1"), Role.SURROGATE, name, account, null);
        assertThatThrownBy(() -> new Evening(
                        new EveningId(ids.next()),
                        START,
                        START.plusSeconds(1),
                        EveningState.PREPARING,
                        START,
                        Set.of(),
                        List.of(robin, Party.mannequin(seat))))
                .hasMessageContaining("never among people");
        assertThatThrownBy(() -> new NewRehearsal(new EveningId(ids.next()), HUMAN1, SAM, START, START.plusSeconds(1)))
                .as("a person's OS is no recording")
                .isInstanceOf(IllegalArgumentException.class);
    }
}
