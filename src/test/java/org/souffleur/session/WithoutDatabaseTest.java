package org.souffleur.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.souffleur.booking.DemoWorld.HUMAN1;
import static org.souffleur.booking.DemoWorld.HUMAN2;
import static org.souffleur.booking.DemoWorld.OS1;
import static org.souffleur.booking.DemoWorld.SURROGATE1;

import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.souffleur.booking.DemoForTests;
import org.souffleur.consent.ledger.LedgerVerdict;
import org.souffleur.consent.ledger.VerifyLedger;
import org.souffleur.people.EveningId;
import org.souffleur.people.Person;
import org.souffleur.rows.RowsForTests;

/** What holds while a real PostgreSQL is stopped under a live evening, and after it is back. */
class WithoutDatabaseTest {
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private RowsForTests rows;
    private NodeForTests node;
    private EveningId evening;
    private Entry entry;

    @BeforeEach
    void open() {
        rows = RowsForTests.onItsOwnServer(folder.resolve("data"));
        node = node("journal");
        now(DemoForTests.world(rows.factory()).settle());
        evening = now(
                DemoForTests.opener(rows.factory(), node.ids, node.wall::get).open(evening -> false));
        entry = node.comeIn(node.caller(HUMAN1), evening);
        node.comeIn(node.caller(OS1), evening);
        node.comeIn(node.caller(SURROGATE1), evening);
        for (String subject : List.of("voice", "cues", "lens:s3")) {
            for (Person person : List.of(HUMAN1, OS1, SURROGATE1)) {
                now(node.grant.grant(node.caller(person), evening, subject));
            }
        }
        assertThat(node.flowing(evening)).hasSize(4);
    }

    @AfterEach
    void close() {
        node.close();
        rows.close();
    }

    @Test
    void aWithdrawalIsDoneAtOnceAndIsInTheLedgerWhenTheDatabaseIsBack() {
        rows.stopServer();
        assertThat(now(node.withdraw.withdraw(node.caller(SURROGATE1), evening, "lens:s3")))
                .isInstanceOf(CutAnswer.Done.class);
        assertThat(node.flowing(evening))
                .hasSize(3)
                .noneMatch(route -> route.upSlot().equals("camera"));
        assertThat(rows.factory().isOpen()).isTrue();
        tickUntil(() ->
                assertThat(node.recorder.counts().get(1)).as("failed attempts").isPositive());

        rows.startServer();
        tickUntil(() -> assertThat(node.recorder.waiting()).isZero());
        assertThat(rows.count("select count(*) from ledger_entry where kind = 'WITHDRAW' and cut_micros is not null"))
                .isEqualTo(1);
        assertThat(rows.count("select count(*) from outbox where kind = 'consent-withdrawn'"))
                .isEqualTo(1);
        assertThat(verdict().isSound()).isTrue();
        tickUntil(() -> assertThat(node.flowing(evening)).hasSize(3));
    }

    @Test
    void aStopByPersonOrByCredentialIsDoneAtOnce() {
        rows.stopServer();
        assertThat(now(node.stop.stop(entry.stopCredential(), evening))).isInstanceOf(CutAnswer.Done.class);
        assertThat(node.flowing(evening)).isEmpty();
        assertThat(now(node.stop.stop(node.caller(OS1), evening))).isInstanceOf(CutAnswer.Done.class);
        assertThat(now(node.enter.enter(node.caller(HUMAN1), evening))).isInstanceOf(EntryAnswer.Over.class);

        rows.startServer();
        tickUntil(() -> assertThat(node.recorder.waiting()).isZero());
        assertThat(rows.count("select count(*) from evening where state = 'stopped'"))
                .isEqualTo(1);
    }

    @Test
    void aStopAtANodeThatDoesNotCarryTheEveningIsKnownThereBeforeTheRowsKnowIt() {
        try (NodeForTests other = node("other")) {
            rows.stopServer();
            assertThat(other.recorder.isOver(evening)).isFalse();
            assertThat(now(other.stop.stop(entry.stopCredential(), evening))).isInstanceOf(CutAnswer.Done.class);
            assertThat(other.recorder.isOver(evening)).isTrue();
        }
    }

    @Test
    void aLeaseLapsesIntoAPauseWithATrueSentenceAndResumesAfterTheNextGoodReading() {
        rows.stopServer();
        for (int i = 0; i < 11; i++) {
            node.pass(Duration.ofSeconds(1));
        }
        assertThat(node.flowing(evening)).isEmpty();
        EveningView paused = now(node.see.see(node.caller(HUMAN1), evening)).orElseThrow();
        assertThat(paused.state()).isEqualTo("paused");
        assertThat(paused.note()).contains("cannot be read", "goes on by itself");
        assertThat(paused.waits()).containsExactly(new EveningView.Wait("records", List.of()));
        assertThat(now(node.enter.enter(node.caller(HUMAN1), evening)))
                .isEqualTo(new EntryAnswer.NotNow(EntryAnswer.Reason.LEDGER_AWAY));
        assertThat(now(node.grant.grant(node.caller(HUMAN1), evening, "walk")))
                .isInstanceOf(GrantAnswer.LedgerAway.class);

        rows.startServer();
        tickUntil(() -> assertThat(node.flowing(evening)).hasSize(4));
        assertThat(now(node.see.see(node.caller(HUMAN1), evening)).orElseThrow().state())
                .isEqualTo("live");
    }

    @Test
    void aDatabaseThatHangsHoldsUpNothingAndIsUsedAgainWhenItWakes() {
        try (NodeForTests impatient = new NodeForTests(rows, folder.resolve("other"), Duration.ofSeconds(1))) {
            for (Person person : List.of(HUMAN1, OS1, SURROGATE1)) {
                impatient.comeIn(impatient.caller(person), evening);
            }
            assertThat(impatient.flowing(evening)).hasSize(4);
            rows.freezeServer();
            try {
                assertThat(now(impatient.withdraw.withdraw(impatient.caller(HUMAN1), evening, "voice")))
                        .isInstanceOf(CutAnswer.Done.class);
                assertThat(impatient.flowing(evening))
                        .noneMatch(route -> route.upSlot().equals("voice"));
                // Far more attempts than the pool has connections: none of them may be lost for good.
                tickUntil(
                        impatient,
                        () -> assertThat(impatient.recorder.counts().get(1)).isGreaterThan(20));
                assertThat(impatient.flowing(evening)).isEmpty();
                assertThat(now(impatient.enter.enter(impatient.caller(HUMAN1), evening)))
                        .isEqualTo(new EntryAnswer.NotNow(EntryAnswer.Reason.LEDGER_AWAY));
            } finally {
                rows.thawServer();
            }
            tickUntil(impatient, () -> assertThat(impatient.recorder.waiting()).isZero());
            tickUntil(impatient, () -> assertThat(impatient.flowing(evening)).hasSize(2));
            assertThat(verdict().isSound()).isTrue();
        }
    }

    @Test
    void withNeitherJournalNorDatabaseTheAnswerSaysSoAndTheCutHolds() {
        try (NodeForTests full = new NodeForTests(rows, Path.of("/dev/full"), Duration.ofMillis(500))) {
            Entry there = full.comeIn(full.caller(HUMAN1), evening);
            full.comeIn(full.caller(OS1), evening);
            full.comeIn(full.caller(SURROGATE1), evening);
            assertThat(full.flowing(evening)).hasSize(4);

            assertThat(now(full.withdraw.withdraw(full.caller(HUMAN1), evening, "cues")))
                    .isEqualTo(new CutAnswer.Refused(CutAnswer.Reason.NO_SUCH_SUBJECT));
            assertThat(now(full.withdraw.withdraw(full.caller(OS1), evening, "cues")))
                    .as("no journal, but a database")
                    .isInstanceOf(CutAnswer.Done.class);
            assertThat(rows.count("select count(*) from ledger_entry where kind = 'WITHDRAW'"))
                    .isEqualTo(1);

            rows.stopServer();
            assertThat(now(full.withdraw.withdraw(full.caller(HUMAN1), evening, "voice")))
                    .isInstanceOf(CutAnswer.CutNotRecorded.class);
            assertThat(full.flowing(evening)).noneMatch(route -> route.upSlot().equals("voice"));
            assertThat(now(full.stop.stop(there.stopCredential(), evening)))
                    .isInstanceOf(CutAnswer.CutNotRecorded.class);
            assertThat(full.flowing(evening)).isEmpty();

            rows.startServer();
            tickUntil(full, () -> assertThat(full.recorder.waiting()).isZero());
            assertThat(rows.count("select count(*) from evening where state = 'stopped'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aNodeThatDiedReplaysItsJournalBeforeAnybodyComesIn() {
        rows.stopServer();
        now(node.withdraw.withdraw(node.caller(HUMAN1), evening, "voice"));
        // The node is gone now: nothing of its memory is used again.
        rows.startServer();
        try (NodeForTests again = node("journal")) {
            assertThat(again.recorder.isCaughtUp()).isFalse();
            assertThat(now(again.enter.enter(again.caller(HUMAN1), evening)))
                    .isEqualTo(new EntryAnswer.NotNow(EntryAnswer.Reason.LEDGER_AWAY));
            tickUntil(again, () -> assertThat(again.recorder.isCaughtUp()).isTrue());
            for (Person person : List.of(HUMAN1, OS1, SURROGATE1)) {
                again.comeIn(again.caller(person), evening);
            }
            assertThat(again.flowing(evening)).noneMatch(route -> route.upSlot().equals("voice"));
            assertThat(now(again.see.see(again.caller(HUMAN1), evening))
                            .orElseThrow()
                            .state())
                    .isEqualTo("at-door");
        }
    }

    @Test
    void aStopReachesANodeThatKnowsNothingOfTheEvening() {
        rows.stopServer();
        try (NodeForTests fresh = node("fresh")) {
            assertThat(now(fresh.stop.stop(entry.stopCredential(), evening))).isInstanceOf(CutAnswer.Done.class);
            rows.startServer();
            assertThat(now(fresh.enter.enter(fresh.caller(HUMAN1), evening))).isInstanceOf(EntryAnswer.Over.class);
            tickUntil(fresh, () -> assertThat(fresh.recorder.waiting()).isZero());
            assertThat(rows.count("select count(*) from evening where state = 'stopped'"))
                    .isEqualTo(1);
            assertThat(now(fresh.enter.enter(fresh.caller(HUMAN1), evening))).isInstanceOf(EntryAnswer.Over.class);
        }
    }

    @Test
    void theWordOfAStrangerIsDroppedWhenTheDatabaseCanTell() {
        rows.stopServer();
        try (NodeForTests fresh = node("fresh")) {
            now(fresh.stop.stop(fresh.caller(HUMAN2), evening));
            rows.startServer();
            tickUntil(fresh, () -> assertThat(fresh.recorder.waiting()).isZero());
            assertThat(rows.count("select count(*) from evening where state = 'stopped'"))
                    .isZero();
            assertThat(rows.count("select count(*) from ledger_entry where kind = 'STOP'"))
                    .isZero();
        }
    }

    private NodeForTests node(String journal) {
        return new NodeForTests(rows, folder.resolve(journal), Duration.ofSeconds(2));
    }

    private void tickUntil(Runnable holds) {
        tickUntil(node, holds);
    }

    private static void tickUntil(NodeForTests node, Runnable holds) {
        await().atMost(AT_MOST).untilAsserted(() -> {
            node.pass(Duration.ofMillis(300));
            holds.run();
        });
    }

    private LedgerVerdict verdict() {
        try {
            return new VerifyLedger(rows.database(), NodeForTests.KEY).verify();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T now(Uni<T> uni) {
        return RowsForTests.await(uni);
    }
}
