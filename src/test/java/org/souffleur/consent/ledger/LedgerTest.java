package org.souffleur.consent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.souffleur.rows.RowsForTests.await;

import io.smallrye.mutiny.Uni;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.souffleur.consent.ledger.LedgerVerdict.Fault;
import org.souffleur.people.EveningId;
import org.souffleur.people.Ids;
import org.souffleur.people.Seat;
import org.souffleur.rows.RowsForTests;

/** The ledger on a real PostgreSQL, with an adversary who owns the database. */
class LedgerTest {
    private static final Instant NOW = Instant.parse("2026-05-01T20:00:00.123456789Z");
    private static final EveningId FIRST = new EveningId(new UUID(9, 1));
    private static final EveningId SECOND = new EveningId(new UUID(9, 2));

    private final AtomicLong counter = new AtomicLong();
    private final Ids ids = () -> new UUID(5, counter.incrementAndGet());
    private final CheckpointKey key = Ed25519CheckpointKey.fromSeed(new byte[32]);
    private RowsForTests rows;
    private Ledger ledger;
    private Checkpoints checkpoints;

    @BeforeEach
    void open() {
        rows = RowsForTests.fresh();
        ledger = new LedgerInPostgres(rows.factory(), ids);
        checkpoints = new CheckpointsInPostgres(rows.factory(), key);
        rows.sql("insert into person values ('00000000-0000-0000-0000-000000000001', 'a1', 'human', 'A'),"
                + " ('00000000-0000-0000-0000-000000000002', 'a2', 'surrogate', 'B')");
        rows.sql("insert into os values ('00000000-0000-0000-0000-000000000003', 'S', null, null)");
        rows.sql("insert into couple values ('00000000-0000-0000-0000-000000000004',"
                + " '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000003')");
        rows.sql("insert into surrogate values ('00000000-0000-0000-0000-000000000005',"
                + " '00000000-0000-0000-0000-000000000002')");
        for (EveningId evening : List.of(FIRST, SECOND)) {
            rows.sql("insert into evening (id, couple, surrogate, starts_at, ends_at, state, state_since) values ('"
                    + evening + "', '00000000-0000-0000-0000-000000000004', '00000000-0000-0000-0000-000000000005',"
                    + " now(), now() + interval '1 hour', 'preparing', now())");
        }
    }

    @AfterEach
    void close() {
        rows.close();
    }

    @Test
    void whatIsDurableInServiceIsDurableHere() throws SQLException {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
    }

    @Test
    void aChapterIsReadAsItWasWritten() {
        LedgerEntry grant = await(ledger.append(grant(FIRST, "s1", "voice")));
        LedgerEntry other = await(ledger.append(grant(FIRST, "s3", "voice")));
        LedgerEntry withdrawal = await(ledger.append(
                new NewEntry(ids.next(), FIRST, new Seat("s1"), EntryKind.WITHDRAW, "voice", NOW, null, null, 812L)));

        Chapter chapter = await(ledger.read(List.of(FIRST, SECOND))).get(FIRST);
        assertThat(chapter.isWhole()).isTrue();
        assertThat(chapter.entries()).usingRecursiveComparison().isEqualTo(List.of(grant, other, withdrawal));
        assertThat(chapter.seats().values()).containsExactlyInAnyOrder(new Seat("s1"), new Seat("s3"));
        assertThat(withdrawal.party()).as("one pseudonym for one seat").isEqualTo(grant.party());
        assertThat(await(ledger.read(List.of(SECOND))).get(SECOND).entries()).isEmpty();
        assertThat(verdict().text())
                .isEqualTo(
                        "The ledger is whole: 3 entries in 1 chain, 0 checkpoints," + " 3 not yet under a checkpoint.");
    }

    @Test
    void theSameFactIsWrittenOnce() {
        NewEntry said = grant(FIRST, "s1", "voice");
        LedgerEntry once = await(ledger.append(said));
        LedgerEntry twice = await(ledger.append(said));
        assertThat(twice).usingRecursiveComparison().isEqualTo(once);
        assertThat(await(ledger.read(List.of(FIRST))).get(FIRST).entries()).hasSize(1);
    }

    @Test
    void aHundredWritersAtOnceMakeOneChain() {
        List<Uni<LedgerEntry>> writers = new ArrayList<>();
        IntStream.range(0, 100)
                .forEach(i -> writers.add(ledger.append(grant(i % 2 == 0 ? FIRST : SECOND, "s1", "walk"))));
        // As many at once as the pool has connections.
        await(Uni.join().all(writers).usingConcurrencyOf(8).andFailFast());
        assertThat(await(ledger.read(List.of(FIRST))).get(FIRST).isWhole()).isTrue();
        assertThat(verdict().isSound()).isTrue();
        assertThat(verdict().entries()).isEqualTo(100);
    }

    @Test
    void theDatabaseRefusesToChangeOrRemoveAnEntry() {
        writeFive();
        await(checkpoints.sign(NOW));
        assertThatThrownBy(() -> rows.sql("update ledger_entry set subject = 'walk'"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> rows.sql("delete from ledger_entry")).hasMessageContaining("append-only");
        assertThatThrownBy(() -> rows.sql("truncate ledger_entry cascade")).hasMessageContaining("append-only");
        assertThatThrownBy(() -> rows.sql("update ledger_checkpoint set number = 7"))
                .hasMessageContaining("append-only");
        assertThat(verdict().isSound()).isTrue();
    }

    @Test
    void aChangedEntryIsTheFirstBrokenLink() {
        writeFive();
        tamper("update ledger_entry set subject = 'private' where evening = '" + FIRST + "' and number = 2");
        assertThat(only().fault()).isEqualTo(Fault.BROKEN_LINK);
        assertThat(only().number()).isEqualTo(2);
        assertThat(only().evening()).isEqualTo(FIRST);
        assertThat(await(ledger.read(List.of(FIRST))).get(FIRST).isWhole()).isFalse();
    }

    @Test
    void everyColumnIsUnderTheHash() {
        writeFive();
        for (String change : List.of(
                "kind = 'WITHDRAW'",
                "party = '00000000-0000-0000-0000-000000000009'",
                "party = null",
                "at = at + interval '1 microsecond'",
                "until_at = until_at + interval '1 hour'",
                "until_at = null",
                "auth_time = auth_time - interval '1 hour'",
                "cut_micros = 5",
                "fact_id = '00000000-0000-0000-0000-000000000009'",
                "hash = sha256('x')",
                "previous = sha256('x')")) {
            rows.sql("create table kept as select * from ledger_entry");
            tamper("update ledger_entry set " + change + " where evening = '" + FIRST + "' and number = 3");
            assertThat(only().fault()).as(change).isEqualTo(Fault.BROKEN_LINK);
            assertThat(only().number()).as(change).isEqualTo(3);
            tamper("delete from ledger_entry");
            tamper("insert into ledger_entry select * from kept");
            rows.sql("drop table kept");
            assertThat(verdict().isSound()).isTrue();
        }
    }

    @Test
    void anEntryTakenFromTheMiddleIsNoticed() {
        writeFive();
        tamper("delete from ledger_entry where evening = '" + FIRST + "' and number = 3");
        assertThat(only().fault()).isEqualTo(Fault.BROKEN_LINK);
        assertThat(only().number()).isEqualTo(3);
    }

    @Test
    void aMissingTailIsNoticedThoughEveryLinkHolds() {
        writeFive();
        await(checkpoints.sign(NOW));
        tamper("delete from ledger_entry where evening = '" + FIRST + "' and number > 3");
        // The adversary mends the head too; the signed checkpoint cannot be mended.
        tamper("update ledger_head h set count = 3, signed_count = 3,"
                + " hash = (select hash from ledger_entry e where e.evening = h.evening and number = 3)"
                + " where evening = '" + FIRST + "'");
        assertThat(only().fault()).isEqualTo(Fault.MISSING_TAIL);
        assertThat(only().number()).isEqualTo(4);
    }

    @Test
    void aTailThatNoCheckpointCoversIsNoticedByItsHead() {
        writeFive();
        tamper("delete from ledger_entry where evening = '" + FIRST + "' and number > 3");
        assertThat(only().fault()).isEqualTo(Fault.MISSING_TAIL);
    }

    @Test
    void aMissingChainIsNoticed() {
        writeFive();
        await(ledger.append(grant(SECOND, "s1", "voice")));
        await(checkpoints.sign(NOW));
        tamper("delete from ledger_entry where evening = '" + FIRST + "'");
        tamper("delete from ledger_head where evening = '" + FIRST + "'");
        assertThat(only().fault()).isEqualTo(Fault.MISSING_CHAIN);
        assertThat(only().evening()).isEqualTo(FIRST);
        assertThat(verdict().text()).startsWith("The ledger is NOT whole").contains(FIRST.toString());
    }

    @Test
    void aChainWrittenAnewIsNoticed() throws SQLException {
        writeFive();
        await(checkpoints.sign(NOW));
        tamper("delete from ledger_entry where evening = '" + FIRST + "'");
        tamper("delete from ledger_head where evening = '" + FIRST + "'");
        for (int i = 0; i < 5; i++) {
            await(ledger.append(grant(FIRST, "s1", "private")));
        }
        assertThat(only().fault()).isEqualTo(Fault.REWRITTEN_CHAIN);
        assertThat(only().number()).isEqualTo(5);
    }

    @Test
    void aCheckpointThatIsChangedRemovedOrForgedIsNoticed() {
        writeFive();
        await(checkpoints.sign(NOW));
        await(ledger.append(grant(FIRST, "s1", "voice")));
        await(checkpoints.sign(NOW.plusSeconds(60)));
        assertThat(verdict().isSound()).isTrue();
        assertThat(verdict().checkpoints()).isEqualTo(2);

        tamper("delete from ledger_checkpoint where number = 1");
        assertThat(only().fault()).isEqualTo(Fault.BROKEN_CHECKPOINT);
        assertThat(only().number()).isEqualTo(1);
    }

    @Test
    void checkpointsTakenFromTheEndAreNoticed() {
        writeFive();
        await(checkpoints.sign(NOW));
        await(ledger.append(grant(FIRST, "s1", "voice")));
        await(checkpoints.sign(NOW.plusSeconds(60)));
        tamper("delete from ledger_checkpoint where number = 2");
        assertThat(only().fault()).isEqualTo(Fault.BROKEN_CHECKPOINT);
        assertThat(only().number()).isEqualTo(2);
    }

    @Test
    void aCheckpointByAnotherKeyIsNoticed() {
        writeFive();
        byte[] foreign = new byte[32];
        foreign[0] = 1;
        await(new CheckpointsInPostgres(rows.factory(), Ed25519CheckpointKey.fromSeed(foreign)).sign(NOW));
        assertThat(only().fault()).isEqualTo(Fault.FOREIGN_SIGNATURE);
    }

    @Test
    void aCheckpointIsSignedOnlyWhereSomethingGrew() {
        assertThat(await(checkpoints.sign(NOW))).isEmpty();
        writeFive();
        await(ledger.append(grant(SECOND, "s1", "voice")));
        assertThat(await(checkpoints.sign(NOW)).orElseThrow().heads()).containsOnlyKeys(FIRST, SECOND);
        assertThat(await(checkpoints.sign(NOW))).isEmpty();
        await(ledger.append(grant(SECOND, "s1", "walk")));
        assertThat(await(checkpoints.sign(NOW)).orElseThrow().heads()).containsOnlyKeys(SECOND);
        assertThat(verdict().unsigned()).isZero();
    }

    @Test
    void anErasedPseudonymLeavesTheChainWhole() {
        writeFive();
        await(checkpoints.sign(NOW));
        rows.sql("delete from ledger_pseudonym");
        assertThat(verdict().isSound()).isTrue();
        Chapter chapter = await(ledger.read(List.of(FIRST))).get(FIRST);
        assertThat(chapter.isWhole()).isTrue();
        assertThat(chapter.seats()).isEmpty();
    }

    private void writeFive() {
        for (String subject : List.of("voice", "walk", "hands", "cues", "place")) {
            await(ledger.append(grant(FIRST, "s1", subject)));
        }
    }

    private NewEntry grant(EveningId evening, String seat, String subject) {
        return new NewEntry(
                ids.next(),
                evening,
                new Seat(seat),
                EntryKind.GRANT,
                subject,
                NOW,
                NOW.plusSeconds(3600),
                NOW.minusSeconds(60),
                null);
    }

    /** As somebody who owns the database. */
    private void tamper(String statement) {
        rows.sql("set session_replication_role = replica; " + statement);
    }

    private LedgerVerdict verdict() {
        try {
            return new VerifyLedger(rows.database(), key).verify();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private LedgerVerdict.Finding only() {
        assertThat(verdict().findings()).hasSize(1);
        return verdict().findings().get(0);
    }

    private @Nullable String setting(String name) throws SQLException {
        try (Connection connection = rows.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet value = statement.executeQuery("show " + name)) {
            value.next();
            return value.getString(1);
        }
    }
}
