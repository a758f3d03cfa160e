package org.souffleur.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.souffleur.booking.DemoWorld.HOST1;
import static org.souffleur.booking.DemoWorld.HUMAN1;
import static org.souffleur.booking.DemoWorld.SURROGATE1;
import static org.souffleur.rows.RowsForTests.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.souffleur.consent.Subject.What;
import org.souffleur.people.People;
import org.souffleur.people.PeopleForTests;
import org.souffleur.people.Person;
import org.souffleur.profile.Refusal.Why;
import org.souffleur.rows.RowsForTests;

/** What people say of themselves, on real rows. Each test has a person of its own. */
class ProfileTest {
    private static RowsForTests rows;
    private static DescribeMyself describe;

    @BeforeAll
    static void open() {
        rows = RowsForTests.fresh();
        People people = PeopleForTests.in(rows.factory());
        List.of(HUMAN1, SURROGATE1, HOST1).forEach(person -> await(people.add(person)));
        describe = new DescribeMyself(new ProfilesInPostgres(rows.factory()), people);
    }

    @AfterAll
    static void close() {
        rows.close();
    }

    private static Draft draft(String wishes, String story) {
        return new Draft(List.of("nl", "en"), Map.of("voice", "fine", "private", "never"), wishes, "", true, story);
    }

    private static DescribeMyself.Answer say(Person person, Draft draft, long edition) {
        return await(describe.say(person.account(), draft, edition)).orElseThrow();
    }

    private static Profile read(Person person) {
        return await(describe.read(person.account())).orElseThrow().profile();
    }

    private static Why refused(Draft draft) {
        return say(SURROGATE1, draft, 0).refusal().why();
    }

    @Test
    void whoHasSaidNothingIsAskedForEverything() {
        assertThat(read(SURROGATE1).everyLimit()).hasSize(What.values().length).containsValue(Limit.ASK);
        assertThat(read(SURROGATE1).everyLimit().values()).containsOnly(Limit.ASK);
        assertThat(await(describe.read(HOST1.account()))).isEmpty();
    }

    @Test
    void whatIsSaidIsKeptAndTwoPagesDoNotUndoEachOther() {
        assertThat(say(HUMAN1, draft("An evening by the sea.", "We met in spring."), 0))
                .isEqualTo(DescribeMyself.Answer.KEPT);
        Profile kept = read(HUMAN1);
        assertThat(kept.languages()).containsExactly("nl", "en");
        assertThat(kept.limit(What.PRIVATE)).isEqualTo(Limit.NEVER);
        assertThat(kept.limit(What.DANCE)).isEqualTo(Limit.ASK);
        assertThat(kept.edition()).isEqualTo(1);

        assertThat(say(HUMAN1, draft("Another page.", ""), 1)).isEqualTo(DescribeMyself.Answer.KEPT);
        assertThat(say(HUMAN1, draft("Too late.", ""), 1)).isEqualTo(DescribeMyself.Answer.STALE);
        assertThat(say(HUMAN1, draft("Never looked.", ""), 0)).isEqualTo(DescribeMyself.Answer.STALE);
        assertThat(read(HUMAN1).wishes()).isEqualTo("Another page.");
    }

    @Test
    void whatCannotStandIsRefusedByFieldAndWord() {
        assertThat(refused(draft("Call me: 06 12 34 56 78", ""))).isEqualTo(Why.A_WAY_TO_REACH_YOU);
        assertThat(refused(draft("robin@example.org", ""))).isEqualTo(Why.A_WAY_TO_REACH_YOU);
        assertThat(refused(draft("x".repeat(501), ""))).isEqualTo(Why.TOO_LONG);
        assertThat(refused(draft("", "Hers."))).isEqualTo(Why.NO_STORY);
        assertThat(refused(new Draft(List.of("klingon"), null, null, null, null, null)))
                .isEqualTo(Why.NOT_A_LANGUAGE);
        assertThat(refused(new Draft(null, Map.of("voice", "always"), null, null, null, null)))
                .isEqualTo(Why.NOT_A_LIMIT);
        assertThat(refused(new Draft(null, Map.of("bite", "never"), null, null, null, null)))
                .isEqualTo(Why.NOT_A_LIMIT);
        assertThat(read(SURROGATE1).edition()).as("nothing was kept").isZero();
    }
}
