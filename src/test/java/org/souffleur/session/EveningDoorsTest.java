package org.souffleur.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.souffleur.booking.DemoWorld.HOST1;
import static org.souffleur.booking.DemoWorld.HUMAN1;
import static org.souffleur.booking.DemoWorld.HUMAN2;
import static org.souffleur.booking.DemoWorld.OS1;
import static org.souffleur.booking.DemoWorld.OS_SAM_PROGRAM;
import static org.souffleur.booking.DemoWorld.SURROGATE1;
import static org.souffleur.booking.DemoWorld.SURROGATE2;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.souffleur.booking.DemoForTests;
import org.souffleur.consent.SignInRules.Refusal;
import org.souffleur.consent.ledger.LedgerVerdict;
import org.souffleur.consent.ledger.VerifyLedger;
import org.souffleur.media.LegId;
import org.souffleur.media.LegOutcome;
import org.souffleur.people.Caller;
import org.souffleur.people.EveningId;
import org.souffleur.people.Person;
import org.souffleur.people.SignIn.Kind;
import org.souffleur.rows.RowsForTests;

/** What people can do, through the doors, on real rows. */
class EveningDoorsTest {
    private static final List<String> ALL = List.of("voice", "walk", "cues", "mic:s1", "mic:s3", "lens:s1", "lens:s3");

    @TempDir
    Path folder;

    private RowsForTests rows;
    private NodeForTests node;
    private EveningId evening;

    @BeforeEach
    void open() {
        rows = RowsForTests.fresh();
        node = new NodeForTests(rows, folder.resolve("journal"));
        now(DemoForTests.world(rows.factory()).settle());
        evening = now(
                DemoForTests.opener(rows.factory(), node.ids, node.wall::get).open(evening -> false));
    }

    @AfterEach
    void close() {
        node.close();
        rows.close();
    }

    @Test
    void theDemoOpensOneEveningAndAnotherWhenThatIsOver() {
        now(DemoForTests.world(rows.factory()).settle());
        assertThat(now(DemoForTests.opener(rows.factory(), node.ids, node.wall::get)
                        .open(evening -> false)))
                .isEqualTo(evening);
        Entry entry = node.comeIn(node.caller(HUMAN1), evening);
        now(node.stop.stop(entry.stopCredential(), evening));
        now(node.recorder.drain());
        EveningId next = now(
                DemoForTests.opener(rows.factory(), node.ids, node.wall::get).open(evening -> false));
        assertThat(next).isNotEqualTo(evening);
        assertThat(now(node.see.see(node.caller(HUMAN1), next)).orElseThrow().sheet())
                .allMatch(line -> line.yes().isEmpty() && !line.inScope());
    }

    @Test
    void onlyItsPartiesSeeItAndHostsSeeItWithoutASeat() {
        assertThat(now(node.see.see(node.caller(HUMAN1), evening)).orElseThrow().you())
                .isEqualTo("s1");
        assertThat(now(node.see.see(node.program(OS_SAM_PROGRAM), evening))
                        .orElseThrow()
                        .you())
                .isEqualTo("s2");
        assertThat(now(node.see.see(node.caller(HOST1), evening)).orElseThrow().you())
                .isNull();
        for (Person stranger : List.of(HUMAN2, SURROGATE2)) {
            Caller caller = node.caller(stranger);
            assertThat(now(node.see.see(caller, evening))).isEmpty();
            assertThat(now(node.enter.enter(caller, evening))).isInstanceOf(EntryAnswer.NotYours.class);
            assertThat(now(node.legs.open(caller, evening, "offer"))).isInstanceOf(LegAnswer.NotYours.class);
            assertThat(now(node.grant.grant(caller, evening, "voice"))).isInstanceOf(GrantAnswer.NotYours.class);
            assertThat(now(node.withdraw.withdraw(caller, evening, "voice")))
                    .isEqualTo(new CutAnswer.Refused(CutAnswer.Reason.NOT_YOURS));
            assertThat(now(node.move.move(caller, evening, "pause"))).isInstanceOf(MoveAnswer.NotYours.class);
            assertThat(now(node.stop.stop(caller, evening)))
                    .isEqualTo(new CutAnswer.Refused(CutAnswer.Reason.NOT_YOURS));
            assertThat(now(node.watch.watch(caller, evening))).isEmpty();
            assertThat(now(node.list.list(caller))).isEmpty();
        }
        assertThat(now(node.enter.enter(node.caller(HOST1), evening))).isInstanceOf(EntryAnswer.NotYours.class);
    }

    @Test
    void listsNameTheOthersAndTheRole() {
        EveningSummary mine = now(node.list.list(node.caller(HUMAN1))).get(0);
        assertThat(mine.role()).isEqualTo("human");
        assertThat(mine.seat()).isEqualTo("s1");
        assertThat(mine.with()).containsExactly("Sam", "Robin");
        assertThat(mine.open()).isTrue();
        EveningSummary hosts = now(node.list.list(node.caller(HOST1))).get(0);
        assertThat(hosts.role()).isEqualTo("host");
        assertThat(hosts.seat()).isNull();
        assertThat(now(node.list.list(node.program(OS_SAM_PROGRAM)))).hasSize(1);
        assertThat(mine.toString()).doesNotContain("Sam").doesNotContain("Robin");
    }

    @Test
    void anEveningGoesLiveWhenEverybodyIsInAndHasSaidYes() {
        everybodyComesIn();
        assertThat(view(HUMAN1).state()).isEqualTo("at-door");
        assertThat(node.flowing(evening)).isEmpty();
        everybodySaysYes("voice");
        EveningView live = view(HUMAN1);
        assertThat(live.state()).isEqualTo("live");
        assertThat(live.flows())
                .containsExactlyInAnyOrder(
                        new EveningView.FlowView("s2", "voice", "s1", "voice"),
                        new EveningView.FlowView("s2", "voice", "s3", "voice"));
        assertThat(live.sentence()).isEqualTo("Tonight until 02:00: voice.");
        assertThat(live.parties().get(0).hears()).containsExactly("s2");
        assertThat(live.parties().get(1).presentedBy()).isEqualTo("person");
    }

    @Test
    void theNoteSaysForWhomOneWaits() {
        assertThat(view(HUMAN1).note()).isEqualTo("Nobody has come in yet.");
        node.comeIn(node.caller(HUMAN1), evening);
        node.comeIn(node.caller(OS1), evening);
        assertThat(view(HUMAN1).note()).isEqualTo("Waiting for Robin.");
        assertThat(view(SURROGATE1).note()).isEqualTo("Waiting for you.");
        assertThat(view(HUMAN1).waits()).containsExactly(new EveningView.Wait("arrival", List.of("s3")));
    }

    @Test
    void aWithdrawalCutsReachesTheLedgerAndGivesAReceiptWithTheMeasuredTime() {
        live();
        CutAnswer answer = now(node.withdraw.withdraw(node.caller(SURROGATE1), evening, "lens:s3"));
        assertThat(answer).isInstanceOf(CutAnswer.Done.class);
        assertThat(node.flowing(evening))
                .noneMatch(route ->
                        route.upSlot().equals("camera") && route.from().value().equals("s3"));
        assertThat(node.flowing(evening)).isNotEmpty();

        now(node.recorder.drain());
        List<String> receipts = now(node.see.receipts(node.caller(SURROGATE1), evening));
        String[] jws = receipts.get(receipts.size() - 1).split("\\.");
        String receipt = new String(Base64.getUrlDecoder().decode(jws[1]), StandardCharsets.UTF_8);
        assertThat(receipt).contains("\"event_state\":\"withdrawn\"", "\"purpose\":\"lens:s3\"", "\"cut_ms\":");
        assertThat(NodeForTests.KEY.verifies(
                        (jws[0] + "." + jws[1]).getBytes(StandardCharsets.US_ASCII),
                        Base64.getUrlDecoder().decode(jws[2])))
                .isTrue();
        assertThat(now(node.see.receipts(node.caller(HUMAN2), evening))).isEmpty();
        assertThat(verdict().isSound()).isTrue();
    }

    @Test
    void aYesAfterANoOpensAgainAndNotBefore() {
        live();
        now(node.withdraw.withdraw(node.caller(HUMAN1), evening, "voice"));
        node.pass(Duration.ofSeconds(3));
        assertThat(node.flowing(evening)).noneMatch(route -> route.upSlot().equals("voice"));
        GrantAnswer again = now(node.grant.grant(node.caller(HUMAN1), evening, "voice"));
        assertThat(again).isInstanceOf(GrantAnswer.Granted.class);
        assertThat(node.flowing(evening)).anyMatch(route -> route.upSlot().equals("voice"));
    }

    @Test
    void anOsCanNeverSayYesForAPersonAndTheAttemptIsKept() {
        for (Kind kind : List.of(Kind.SERVICE, Kind.EXCHANGED, Kind.IMPERSONATED, Kind.OFFLINE)) {
            GrantAnswer answer = now(node.grant.grant(node.caller(HUMAN1, kind, node.wall.get()), evening, "voice"));
            assertThat(answer).as("%s", kind).isInstanceOf(GrantAnswer.NeedsSignIn.class);
        }
        assertThat(now(node.grant.grant(
                        node.caller(HUMAN1, Kind.INTERACTIVE, node.wall.get().minusSeconds(601)), evening, "voice")))
                .isEqualTo(new GrantAnswer.NeedsSignIn(Refusal.TOO_OLD));
        assertThat(view(HUMAN1).sheet().get(0).yes()).isEmpty();
        assertThat(node.refused.counted())
                .containsEntry(Refusal.SERVICE_TOKEN, 1L)
                .containsEntry(Refusal.TOO_OLD, 1L);
        assertThat(rows.count("select count(*) from refused_grant")).isEqualTo(5);
        assertThat(rows.count("select count(*) from ledger_entry")).isZero();
    }

    @Test
    void anOssProgramSaysYesForItselfOnly() {
        GrantAnswer own = now(node.grant.grant(node.program(OS_SAM_PROGRAM), evening, "voice"));
        assertThat(own).isInstanceOf(GrantAnswer.Granted.class);
        assertThat(view(HUMAN1).sheet().get(0).yes()).containsExactly("s2");
        assertThat(now(node.grant.grant(node.program(OS_SAM_PROGRAM), evening, "lens:s3")))
                .isInstanceOf(GrantAnswer.NoSuchSubject.class);
    }

    @Test
    void subjectsThatAreNoneAreRefused() {
        for (String hostile : List.of("", "mic:s2", "mic:s9", "money", "voice'; drop table person; --")) {
            assertThat(now(node.grant.grant(node.caller(HUMAN1), evening, hostile)))
                    .isInstanceOf(GrantAnswer.NoSuchSubject.class);
            assertThat(now(node.withdraw.withdraw(node.caller(HUMAN1), evening, hostile)))
                    .isEqualTo(new CutAnswer.Refused(CutAnswer.Reason.NO_SUCH_SUBJECT));
        }
    }

    @Test
    void aStopCutsIsRecordedAndNobodyComesInAgainOnAnything() {
        Entry entry = live();
        CutAnswer answer = now(node.stop.stop(node.caller(SURROGATE1), evening));
        assertThat(answer).isInstanceOf(CutAnswer.Done.class);
        assertThat(node.flowing(evening)).isEmpty();
        assertThat(node.relay.told()).endsWith("cut");

        nobodyComesInAgain();
        now(node.recorder.drain());
        nobodyComesInAgain();
        // After the node has let go of it, the rows say so.
        node.pass(Duration.ofSeconds(1));
        node.pass(Duration.ofSeconds(6));
        await().untilAsserted(() -> {
            node.pass(Duration.ofMillis(100));
            assertThat(node.sessions.carried(evening)).isEmpty();
        });
        nobodyComesInAgain();
        assertThat(view(HUMAN1).state()).isEqualTo("stopped");
        assertThat(now(node.stop.stop(entry.stopCredential(), evening))).isInstanceOf(CutAnswer.Done.class);
        assertThat(verdict().isSound()).isTrue();
    }

    @Test
    void aStopCredentialStopsItsOwnEveningAndNothingElse() {
        Entry entry = live();
        EveningId other = new EveningId(node.ids.next());
        CutAnswer.Refused notYours = new CutAnswer.Refused(CutAnswer.Reason.NOT_YOURS);
        assertThat(now(node.stop.stop(entry.stopCredential(), other))).isEqualTo(notYours);
        for (String forged :
                List.of("", ".", "s1.", "s3" + entry.stopCredential().substring(2), "x".repeat(10_000))) {
            assertThat(now(node.stop.stop(forged, evening))).isEqualTo(notYours);
        }
        assertThat(node.flowing(evening)).isNotEmpty();
        node.pass(Duration.ofHours(2));
        assertThat(now(node.stop.stop(entry.stopCredential(), evening))).isInstanceOf(CutAnswer.Done.class);
        assertThat(entry.toString()).doesNotContain(entry.stopCredential());
    }

    @Test
    void aHostStopsAnEveningForEverybodyAndIsNamedAsTheOneWhoDid() {
        live();
        List<EveningNews.Stopped> heard = new CopyOnWriteArrayList<>();
        now(node.watch.watch(node.caller(HUMAN1), evening))
                .orElseThrow()
                .subscribe()
                .with(item -> item.fold(seen -> false, heard::add));
        assertThat(now(node.stop.stop(node.caller(HOST1), evening))).isInstanceOf(CutAnswer.Done.class);
        assertThat(node.flowing(evening)).isEmpty();
        await().until(() -> heard.equals(List.of(new EveningNews.Stopped("host"))));
        now(node.recorder.drain());
        assertThat(rows.count("select count(*) from ledger_entry where kind = 'STOP' and party is null"))
                .isEqualTo(1);
        nobodyComesInAgain();
        assertThat(verdict().isSound()).isTrue();
    }

    @Test
    void anEndByAPartyIsAnEnd() {
        live();
        assertThat(now(node.move.move(node.caller(HUMAN1), evening, "end"))).isInstanceOf(MoveAnswer.Moved.class);
        assertThat(view(HUMAN1).state()).isEqualTo("ended");
        assertThat(node.flowing(evening)).isEmpty();
        nobodyComesInAgain();
    }

    @Test
    void theClockEndsWhatIsPastItsEnd() {
        live();
        node.pass(Duration.ofHours(6));
        assertThat(view(HUMAN1).state()).isEqualTo("ended");
        assertThat(node.flowing(evening)).isEmpty();
    }

    @Test
    void movesAreRefusedWithASentence() {
        assertThat(now(node.move.move(node.caller(HUMAN1), evening, "pause")))
                .isInstanceOf(MoveAnswer.NotPossible.class);
        live();
        assertThat(now(node.move.move(node.caller(HUMAN1), evening, "fly"))).isInstanceOf(MoveAnswer.NoSuchMove.class);
        assertThat(now(node.move.move(node.caller(SURROGATE1), evening, "pause")))
                .isInstanceOf(MoveAnswer.Moved.class);
        assertThat(view(HUMAN1).note()).contains("with the yes of Robin");
        assertThat(view(HUMAN1).waits()).containsExactly(new EveningView.Wait("yes", List.of("s3")));
        assertThat(now(node.move.move(node.caller(HUMAN1), evening, "resume")))
                .isInstanceOf(MoveAnswer.NotPossible.class);
    }

    @Test
    void aLegIsReachedByItsOwnSeatOnly() {
        live();
        LegAnswer mine = now(node.legs.open(node.caller(HUMAN1), evening, "offer"));
        LegId leg = ((LegAnswer.Opened) mine).leg();
        assertThat(node.find.find(node.caller(SURROGATE1), evening, leg)).isEmpty();
        assertThat(node.find.find(node.caller(OS1), evening, leg)).isEmpty();
        OwnLeg own = node.find.find(node.caller(HUMAN1), evening, leg).orElseThrow();
        assertThat(now(node.restart.restart(own, "fragment", Set.of()))).isInstanceOf(LegAnswer.Opened.class);
        assertThat(now(node.close.close(own))).isInstanceOf(LegAnswer.Closed.class);
    }

    @Test
    void aRestartCountsWhetherOrNotItNamesTheSessionAndTricklingNeverDoes() {
        live();
        LegAnswer mine = now(node.legs.open(node.caller(HUMAN1), evening, "offer"));
        OwnLeg own = node.find
                .find(node.caller(HUMAN1), evening, ((LegAnswer.Opened) mine).leg())
                .orElseThrow();
        Set<String> present = Set.of("ice1");
        for (int i = 0; i < 20; i++) {
            assertThat(now(node.restart.restart(own, "", present))).isInstanceOf(LegAnswer.Opened.class);
        }
        int restarts = 0;
        while (restarts < 6 && now(node.restart.restart(own, "fragment", present)) instanceof LegAnswer.Opened) {
            restarts++;
        }
        assertThat(restarts).as("six with the offers before them").isBetween(1, 5);
        for (Set<String> named : List.of(present, Set.<String>of())) {
            assertThat(now(node.restart.restart(own, "fragment", named)))
                    .isInstanceOfSatisfying(
                            LegAnswer.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(LegOutcome.Reason.BUSY));
        }
        assertThat(now(node.restart.restart(own, "", present))).isInstanceOf(LegAnswer.Opened.class);
    }

    @Test
    void aBearerClientComesInByItsOffer() {
        LegAnswer answer = now(node.legs.open(node.program(OS_SAM_PROGRAM), evening, "offer"));
        assertThat(answer).isInstanceOf(LegAnswer.Opened.class);
        EveningView.PartyView os = view(HUMAN1).parties().get(1);
        assertThat(os.present()).isTrue();
        assertThat(os.presentedBy()).isEqualTo("program");
    }

    @Test
    void aSeatHasABoundedNumberOfLegs() {
        Caller human = node.caller(HUMAN1);
        for (int i = 0; i < 6; i++) {
            assertThat(now(node.legs.open(human, evening, "offer"))).isInstanceOf(LegAnswer.Opened.class);
        }
        assertThat(now(node.legs.open(human, evening, "offer"))).isInstanceOf(LegAnswer.Refused.class);
    }

    @Test
    void aWatcherSeesEachChangeAndHearsTheLastWord() {
        node.comeIn(node.caller(HUMAN1), evening);
        Multi<EveningNews> news =
                now(node.watch.watch(node.caller(HUMAN1), evening)).orElseThrow();
        List<String> heard = new CopyOnWriteArrayList<>();
        List<String> ended = new CopyOnWriteArrayList<>();
        news.subscribe()
                .with(
                        item -> heard.add(item.fold(
                                seen -> seen.view().you() + " " + seen.view().note(),
                                stopped -> "stopped by " + stopped.by())),
                        broken -> {},
                        () -> ended.add("done"));
        await().until(() -> heard.contains("s1 Waiting for Sam and Robin."));
        node.comeIn(node.caller(OS1), evening);
        await().until(() -> heard.contains("s1 Waiting for Robin."));
        now(node.stop.stop(node.caller(OS1), evening));
        await().until(() -> ended.contains("done"));
        assertThat(heard).endsWith("stopped by s2");
    }

    @Test
    void stateIsWrittenDownAndAPauseSurvivesARestart() {
        live();
        now(node.move.move(node.caller(SURROGATE1), evening, "pause"));
        await().untilAsserted(() -> {
            node.pass(Duration.ofMillis(100));
            assertThat(now(node.evenings.find(evening)).orElseThrow().awaited())
                    .extracting(Object::toString)
                    .containsExactly("s3");
        });
        try (NodeForTests restarted = new NodeForTests(rows, folder.resolve("journal2"))) {
            for (Person person : List.of(HUMAN1, OS1, SURROGATE1)) {
                restarted.comeIn(restarted.caller(person), evening);
            }
            assertThat(restarted.sessions.carried(evening).orElseThrow().state().wire())
                    .isEqualTo("paused");
            assertThat(restarted.flowing(evening)).isEmpty();
        }
    }

    @Test
    void checkpointsAreSignedByTheClock() {
        live();
        await().untilAsserted(() -> {
            node.pass(Duration.ofSeconds(2));
            assertThat(verdict().checkpoints()).isPositive();
            assertThat(verdict().unsigned()).isZero();
        });
        assertThat(verdict().isSound()).isTrue();
    }

    @Test
    void whatSomebodyWritesIntoTheLedgerBehindOurBackOpensNothing() {
        everybodyComesIn();
        now(node.grant.grant(node.caller(HUMAN1), evening, "voice"));
        now(node.grant.grant(node.caller(OS1), evening, "voice"));
        rows.sql("insert into ledger_pseudonym values ('00000000-0000-0000-0000-0000000000aa', '" + evening
                + "', 's3')");
        rows.sql("insert into ledger_entry select '00000000-0000-0000-0000-0000000000ab', evening, number + 1, kind,"
                + " subject, '00000000-0000-0000-0000-0000000000aa', at, until_at, auth_time, cut_micros, hash, hash"
                + " from ledger_entry where number = 2");
        assertThat(now(node.enter.enter(node.caller(SURROGATE1), evening))).isInstanceOf(EntryAnswer.NotNow.class);
        for (int i = 0; i < 12; i++) {
            node.pass(Duration.ofSeconds(1));
        }
        assertThat(node.flowing(evening)).isEmpty();
        assertThat(verdict().isSound()).isFalse();
    }

    private void nobodyComesInAgain() {
        for (Person person : List.of(HUMAN1, OS1, SURROGATE1)) {
            Caller caller = node.caller(person);
            assertThat(now(node.enter.enter(caller, evening))).isInstanceOf(EntryAnswer.Over.class);
            assertThat(now(node.legs.open(caller, evening, "offer"))).isInstanceOf(LegAnswer.NoEntry.class);
            assertThat(now(node.grant.grant(caller, evening, "voice"))).isInstanceOf(GrantAnswer.Over.class);
        }
    }

    private void everybodyComesIn() {
        for (Person person : List.of(HUMAN1, OS1, SURROGATE1)) {
            node.comeIn(node.caller(person), evening);
        }
    }

    private void everybodySaysYes(String subject) {
        for (Person person : List.of(HUMAN1, OS1, SURROGATE1)) {
            GrantAnswer answer = now(node.grant.grant(node.caller(person), evening, subject));
            assertThat(answer).isInstanceOfAny(GrantAnswer.Granted.class, GrantAnswer.NoSuchSubject.class);
        }
    }

    private Entry live() {
        Entry entry = node.comeIn(node.caller(HUMAN1), evening);
        node.comeIn(node.caller(OS1), evening);
        node.comeIn(node.caller(SURROGATE1), evening);
        ALL.forEach(this::everybodySaysYes);
        assertThat(view(HUMAN1).state()).isEqualTo("live");
        assertThat(node.flowing(evening)).hasSize(7);
        return entry;
    }

    private EveningView view(Person person) {
        Optional<EveningView> view = now(node.see.see(node.caller(person), evening));
        return view.orElseThrow();
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
