package org.souffleur.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.souffleur.booking.DemoWorld.COUPLE1;
import static org.souffleur.booking.DemoWorld.ECHO;
import static org.souffleur.booking.DemoWorld.HUMAN1;
import static org.souffleur.booking.DemoWorld.HUMAN2;
import static org.souffleur.booking.DemoWorld.SURROGATE1;
import static org.souffleur.rows.RowsForTests.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.souffleur.notice.CalendarFeeds;
import org.souffleur.notice.CalendarFeedsForTests;
import org.souffleur.notice.FeedSecret;
import org.souffleur.notice.MakeFeedAddress;
import org.souffleur.people.EveningId;
import org.souffleur.people.Ids;
import org.souffleur.people.Person;
import org.souffleur.rows.RowsForTests;

/** Whoever has the address reads the calendar, on a real database; whoever does not, nothing. */
class ReadFeedTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant BEGIN = Instant.parse("2026-05-03T18:00:00Z");
    private static final Pattern UID = Pattern.compile("UID:(\\w+)");

    private final Ids ids = UUID::randomUUID;
    private Instant now = NOW;
    private RowsForTests rows;
    private Evenings evenings;
    private CalendarFeeds feeds;
    private MakeFeedAddress make;
    private ReadFeed read;

    @BeforeEach
    void settle() {
        rows = RowsForTests.fresh();
        await(DemoForTests.world(rows.factory()).settle());
        evenings = DemoForTests.evenings(rows.factory(), ids);
        feeds = CalendarFeedsForTests.in(rows.factory());
        make = CalendarFeedsForTests.making(feeds, ids, () -> now);
        read = new ReadFeed(feeds, evenings, () -> now);
    }

    @AfterEach
    void close() {
        rows.close();
    }

    private FeedSecret addressOf(Person person) {
        return await(make.make(person.account(), "en"));
    }

    private Optional<String> fetched(FeedSecret secret) {
        return await(read.read(secret));
    }

    private EveningId evening(Instant begin) {
        EveningId id = new EveningId(ids.next());
        await(evenings.open(new NewEvening(id, COUPLE1, DemoWorld.ROBIN, begin, begin.plus(Duration.ofHours(4)))));
        return id;
    }

    private static List<String> uids(String text) {
        return UID.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Test
    void eachPartyReadsTheSameEveningUnderANameOfItsOwn() {
        EveningId id = evening(BEGIN);
        String his = fetched(addressOf(HUMAN1)).orElseThrow();
        String hers = fetched(addressOf(SURROGATE1)).orElseThrow();
        for (String text : List.of(his, hers)) {
            assertThat(text).contains("DTSTART:20260503T180000Z", "DTEND:20260503T220000Z", "STATUS:CONFIRMED");
            assertThat(text)
                    .doesNotContain(
                            id.toString(),
                            "Alex",
                            "Sam",
                            "Robin",
                            HUMAN1.account().subject(),
                            SURROGATE1.account().subject());
        }
        assertThat(uids(his)).hasSize(1).isNotEqualTo(uids(hers));
        assertThat(uids(fetched(addressOf(HUMAN2)).orElseThrow())).isEmpty();
    }

    @Test
    void whatWasStoppedIsCancelledForAMonthAndKeepsItsName() {
        EveningId id = evening(BEGIN);
        FeedSecret secret = addressOf(HUMAN1);
        String before = fetched(secret).orElseThrow();
        now = BEGIN.plusSeconds(3600);
        await(evenings.keepState(id, EveningState.STOPPED, now, Set.of(), "node-1"));
        String after = fetched(secret).orElseThrow();
        assertThat(after).contains("STATUS:CANCELLED", "SEQUENCE:1", "DTSTAMP:20260503T190000Z");
        assertThat(uids(after)).isEqualTo(uids(before));
        now = now.plus(Duration.ofDays(30));
        assertThat(uids(fetched(secret).orElseThrow())).hasSize(1);
        now = now.plusSeconds(1);
        assertThat(uids(fetched(secret).orElseThrow())).isEmpty();
    }

    @Test
    void howAnEveningGoesOnDoesNotShow() {
        EveningId id = evening(BEGIN);
        FeedSecret secret = addressOf(HUMAN1);
        String before = fetched(secret).orElseThrow();
        for (EveningState state : List.of(EveningState.LIVE, EveningState.PAUSED, EveningState.ENDED)) {
            await(evenings.keepState(id, state, BEGIN.plusSeconds(60), Set.of(), "node-1"));
            assertThat(fetched(secret)).as(state.wire()).contains(before);
        }
    }

    @Test
    void aRehearsalIsNoEvening() {
        await(evenings.open(
                new NewRehearsal(new EveningId(ids.next()), HUMAN1, ECHO, BEGIN, BEGIN.plusSeconds(600)), NOW, 5));
        assertThat(uids(fetched(addressOf(HUMAN1)).orElseThrow())).isEmpty();
    }

    @Test
    void aNewAddressEndsTheOldOneAtOnceAndNamesStay() {
        evening(BEGIN);
        FeedSecret old = addressOf(HUMAN1);
        String before = fetched(old).orElseThrow();
        FeedSecret fresh = addressOf(HUMAN1);
        assertThat(fetched(old)).isEmpty();
        assertThat(fetched(fresh)).contains(before);
        assertThat(rows.count("select count(*) from calendar_feed")).isEqualTo(1);
    }

    @Test
    void whoSwitchesItOffHasNoAddressAndNothingIsKept() {
        FeedSecret secret = addressOf(HUMAN1);
        await(feeds.drop(HUMAN1.account()));
        assertThat(fetched(secret)).isEmpty();
        assertThat(await(feeds.of(HUMAN1.account()))).isEmpty();
        assertThat(rows.count("select count(*) from calendar_feed")).isZero();
        await(feeds.drop(HUMAN1.account()));
    }

    @Test
    void theAddressIsNowhereInTheRows() {
        FeedSecret secret = addressOf(HUMAN1);
        assertThat(rows.count(
                        "select count(*) from calendar_feed f where position('" + secret.text() + "' in f::text) > 0"))
                .isZero();
        assertThat(rows.count("select octet_length(secret_hash) from calendar_feed"))
                .isEqualTo(32);
    }

    @Test
    void whatWasNeverAnAddressIsNobodys() {
        addressOf(HUMAN1);
        for (String guess : List.of("", "a", "x".repeat(5_000), HUMAN1.account().subject(), "' or true --")) {
            assertThat(fetched(new FeedSecret(guess))).as(guess).isEmpty();
        }
    }
}
