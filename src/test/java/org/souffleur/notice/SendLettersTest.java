package org.souffleur.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.souffleur.rows.RowsForTests.await;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.souffleur.outbox.Outbox;
import org.souffleur.outbox.OutboxForTests;
import org.souffleur.people.AccountId;
import org.souffleur.people.Accounts;
import org.souffleur.people.MailAddress;
import org.souffleur.rows.RowsForTests;

/** From a letter that was written to one that is gone, on a real database; the mail server is wherever a test says. */
class SendLettersTest implements Postbox, Accounts {
    private static final Instant NOON = Instant.parse("2026-05-01T10:00:00Z");
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final MailAddress DANA = new MailAddress("dana@example.org");
    private static final AccountId ALEX = new AccountId("alex");

    private record Posted(UUID id, String to, String subject) {}

    private final List<Posted> posted = new ArrayList<>();
    private final Map<AccountId, MailAddress> addresses = new HashMap<>(Map.of(ALEX, new MailAddress("a@example.org")));
    private final AtomicLong counter = new AtomicLong();
    private boolean there = true;
    private int refusals;
    private Instant now = NOON;
    private RowsForTests rows;
    private Outbox outbox;
    private Letters letters;
    private SendLetters send;

    @BeforeEach
    void open() {
        rows = RowsForTests.fresh();
        outbox = OutboxForTests.in(rows.factory());
        letters = LettersForTests.in(rows.factory(), () -> new UUID(0x5000L, counter.incrementAndGet()), () -> now);
        send = node();
    }

    private SendLetters node() {
        return new SendLetters(letters, this, this, () -> now);
    }

    @AfterEach
    void close() {
        rows.close();
    }

    private static Letter letter(Receiver to, String subject, boolean urgent) {
        return new Letter(to, AMSTERDAM, "en", subject, "A text.", urgent);
    }

    private static Letter toDana(String subject) {
        return letter(new Receiver.Outsider(DANA), subject, false);
    }

    private long kept() {
        return rows.count("select count(*) from letter");
    }

    @Test
    void aLetterGoesOnceAndNothingOfItStays() {
        await(letters.write(toDana("A word")));
        await(send.send());
        await(send.send());
        assertThat(posted).extracting(Posted::to, Posted::subject).containsExactly(tuple("dana@example.org", "A word"));
        assertThat(kept()).isZero();
        assertThat(send.sent()).isEqualTo(1);
        assertThat(send.waiting()).isZero();
    }

    @Test
    void aLetterOfATransactionThatFailedWasNeverWritten() {
        assertThatThrownBy(() -> await(outbox.together(() -> letters.write(toDana("A word"))
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("the rest failed"))))))
                .isInstanceOf(IllegalStateException.class);
        await(send.send());
        assertThat(posted).isEmpty();
        await(outbox.together(() -> letters.write(toDana("A word"))));
        await(send.send());
        assertThat(posted).hasSize(1);
    }

    @Test
    void aMembersAddressIsAskedWhenTheLetterGoes() {
        await(letters.write(letter(new Receiver.Member(ALEX), "A word", false)));
        addresses.put(ALEX, new MailAddress("new@example.org"));
        await(send.send());
        assertThat(posted).extracting(Posted::to).containsExactly("new@example.org");
        assertThat(rows.count("select count(*) from information_schema.columns where table_name = 'person'"
                        + " and column_name like '%mail%'"))
                .isZero();
    }

    @Test
    void whoHasNoAddressGetsNoLetterAndItDoesNotWait() {
        await(letters.write(letter(new Receiver.Member(new AccountId("nobody")), "A word", false)));
        await(send.send());
        assertThat(posted).isEmpty();
        assertThat(kept()).isZero();
        assertThat(send.givenUp()).isEqualTo(1);
    }

    @Test
    void withoutAMailServerLettersWait() {
        there = false;
        await(letters.write(toDana("A word")));
        await(send.send());
        assertThat(posted).isEmpty();
        assertThat(send.waiting()).isEqualTo(1);
        there = true;
        await(send.send());
        assertThat(posted).hasSize(1);
    }

    @Test
    void atNightOnlyWhatIsUrgentGoes() {
        now = Instant.parse("2026-05-01T23:00:00Z");
        await(letters.write(toDana("It can wait")));
        await(letters.write(letter(new Receiver.Outsider(DANA), "It cannot", true)));
        await(send.send());
        assertThat(posted).extracting(Posted::subject).containsExactly("It cannot");
        now = Instant.parse("2026-05-02T05:59:59Z");
        await(send.send());
        assertThat(posted).hasSize(1);
        now = Instant.parse("2026-05-02T06:00:00Z");
        await(send.send());
        assertThat(posted).extracting(Posted::subject).containsExactly("It cannot", "It can wait");
    }

    @Test
    void whatWasDueByDayAndLeftLyingWaitsForTheNextDay() {
        await(letters.write(toDana("A word")));
        now = Instant.parse("2026-05-01T23:00:00Z"); // this node was away all evening
        await(send.send());
        assertThat(posted).isEmpty();
        now = Instant.parse("2026-05-02T06:00:00Z");
        await(send.send());
        assertThat(posted).hasSize(1);
    }

    @Test
    void aRefusalIsTriedAgainUnderTheSameIdAndTheOthersAreNotHeldUp() {
        await(letters.write(toDana("First")));
        now = now.plusMillis(1);
        await(letters.write(toDana("Second")));
        refusals = 1;
        await(send.send());
        assertThat(posted).extracting(Posted::subject).containsExactly("Second");
        now = now.plusSeconds(59);
        await(send.send());
        assertThat(posted).hasSize(1);
        now = now.plusSeconds(1);
        await(send.send());
        assertThat(posted).extracting(Posted::subject).containsExactly("Second", "First");
        assertThat(posted).extracting(Posted::id).doesNotHaveDuplicates();
        assertThat(kept()).isZero();
    }

    @Test
    void afterTheLastRefusalNothingOfItStays() {
        refusals = Integer.MAX_VALUE;
        await(letters.write(letter(new Receiver.Outsider(DANA), "A word", true)));
        for (int attempt = 1; attempt < PostingRules.MAX_ATTEMPTS; attempt++) {
            await(send.send());
            assertThat(kept()).isEqualTo(1);
            now = now.plus(Duration.ofHours(6));
        }
        await(send.send());
        assertThat(kept()).isZero();
        assertThat(send.failed()).isEqualTo(PostingRules.MAX_ATTEMPTS);
        assertThat(send.givenUp()).isEqualTo(1);
    }

    @Test
    void twoNodesThatAskAtOnceTakeDifferentLetters() {
        for (int i = 0; i < 15; i++) {
            await(letters.write(toDana("Letter " + i)));
        }
        await(Uni.join().all(node().send(), node().send(), node().send()).andFailFast());
        assertThat(posted).extracting(Posted::subject).doesNotHaveDuplicates();
        await(send.send());
        await(send.send());
        assertThat(posted).hasSize(15).extracting(Posted::id).doesNotHaveDuplicates();
    }

    @Test
    void whatANodeTookAndNeverSentIsTakenByAnotherOneLater() {
        await(letters.write(toDana("A word")));
        await(letters.take(now, now.plus(SendLetters.TAKEN_FOR), 10)); // and then it dies
        await(send.send());
        assertThat(posted).isEmpty();
        now = now.plus(SendLetters.TAKEN_FOR);
        await(send.send());
        assertThat(posted).hasSize(1);
    }

    @Test
    void whatWasSentAndCouldNotBeRemovedDoesNotGoAgain() {
        await(letters.write(toDana("A word")));
        rows.sql("create function refuse_here() returns trigger language plpgsql as"
                + " $$ begin raise exception 'not now'; end $$");
        rows.sql("create trigger refuse before delete on letter for each row execute function refuse_here()");
        assertThatThrownBy(() -> await(send.send())).isNotNull();
        assertThat(posted).hasSize(1);
        rows.sql("drop trigger refuse on letter");
        now = now.plus(SendLetters.TAKEN_FOR);
        await(send.send());
        assertThat(posted).hasSize(1);
        assertThat(kept()).isZero();
    }

    @Test
    void whoIsErasedGetsNothingMore() {
        await(letters.write(letter(new Receiver.Member(ALEX), "A word", false)));
        await(letters.write(toDana("A word")));
        await(letters.forget(ALEX));
        await(send.send());
        assertThat(posted).extracting(Posted::to).containsExactly("dana@example.org");
    }

    @Override
    public boolean isThere() {
        return there;
    }

    @Override
    public synchronized Uni<Void> post(UUID id, MailAddress to, Letter letter) {
        if (refusals > 0) {
            refusals--;
            return Uni.createFrom().failure(new IllegalStateException("451 " + to.written() + " not now"));
        }
        posted.add(new Posted(id, to.written(), letter.subject()));
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Optional<MailAddress>> mail(AccountId account) {
        return Uni.createFrom().item(Optional.ofNullable(addresses.get(account)));
    }

    @Override
    public Uni<Boolean> block(AccountId account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Boolean> unblock(AccountId account) {
        throw new UnsupportedOperationException();
    }
}
