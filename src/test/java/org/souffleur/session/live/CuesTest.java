package org.souffleur.session.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.souffleur.session.live.EveningForTests.HUMAN;
import static org.souffleur.session.live.EveningForTests.OS;
import static org.souffleur.session.live.EveningForTests.SECOND;
import static org.souffleur.session.live.EveningForTests.SURROGATE;
import static org.souffleur.session.live.EveningForTests.words;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.souffleur.booking.EveningState;
import org.souffleur.booking.EveningState.Move;
import org.souffleur.consent.Subject;
import org.souffleur.consent.Subject.What;
import org.souffleur.cue.CueId;
import org.souffleur.cue.CueKind;
import org.souffleur.cue.CueNews;
import org.souffleur.cue.CueOutcome;
import org.souffleur.cue.CueProblem;
import org.souffleur.cue.CueReply;
import org.souffleur.cue.Due;
import org.souffleur.cue.NewCue;
import org.souffleur.media.SeatId;
import org.souffleur.people.Seat;

class CuesTest {
    private final EveningForTests evening = EveningForTests.live();
    private final LiveSession session = evening.session;

    @Test
    void aCueReachesTheSurrogateOnlyAndItsOsHearsWhatBecameOfIt() {
        assertThat(send(words("c1"))).isEqualTo("accepted");
        assertThat(evening.told).containsExactly("s3 come c1");
        evening.told.clear();
        evening.relay.advance(SECOND);
        session.cueShown(SURROGATE, id("c1"), evening.relay.now() - SECOND / 2);
        session.replyToCue(SURROGATE, id("c1"), CueReply.OK);
        assertThat(evening.told).containsExactly("s2 c1 shown", "s2 c1 replied ok");
    }

    @Test
    void everyActThatACueMayNameIsOneThatConsentKnows() {
        assertThat(NewCue.ACTS)
                .isEqualTo(Arrays.stream(What.values())
                        .filter(what -> Subject.Kind.ACT.equals(kind(what)))
                        .map(What::wire)
                        .collect(Collectors.toSet()));
    }

    private static Subject.Kind kind(What what) {
        return (what.isHeld() ? Subject.mic(HUMAN) : Subject.of(what)).kind();
    }

    @Test
    void onlyAnOsSendsCuesAndOnlyASurrogateAnswersThem() {
        for (Seat seat : List.of(HUMAN, SURROGATE)) {
            assertThat(outcome(session.sendCue(seat, words("c1")))).isEqualTo("not-an-os");
        }
        send(words("c1"));
        for (Seat seat : List.of(HUMAN, OS)) {
            assertThat(session.replyToCue(seat, id("c1"), CueReply.CANT)).contains(CueProblem.NOT_A_SURROGATE);
            assertThat(session.cueShown(seat, id("c1"), 0)).contains(CueProblem.NOT_A_SURROGATE);
        }
        NewCue toHuman = new NewCue(id("c2"), CueKind.BREATH, null, Due.now(), null, null, "s1");
        assertThat(send(toHuman)).as("a human is nobody's surrogate").isEqualTo("malformed-cue");
    }

    @Test
    void theWallClockDoesNotMatter() {
        evening.wall.updateAndGet(now -> now.minus(Duration.ofHours(5)));
        send(words("c1", 2000));
        assertThat(session.retractCue(OS, id("c1"))).isEmpty();
        assertThat(evening.told).contains("s3 withdrawn c1 retracted");
    }

    @Test
    void aCueCanBeTakenBackUntilItIsDueAndNotAfter() {
        send(words("c1", 1000));
        send(words("c2", 1000));
        evening.relay.advance(SECOND - 1);
        assertThat(session.retractCue(OS, id("c1"))).isEmpty();
        assertThat(evening.told).containsSubsequence("s3 withdrawn c1 retracted", "s2 c1 withdrawn retracted");
        evening.relay.advance(1);
        assertThat(session.retractCue(OS, id("c2"))).contains(CueProblem.ALREADY_DUE);
        assertThat(session.retractCue(OS, id("c1"))).as("gone already").contains(CueProblem.NO_SUCH_CUE);
        assertThat(session.retractCue(SURROGATE, id("c2"))).contains(CueProblem.NOT_AN_OS);
    }

    @Test
    void aDueThatHasPassedIsNow() {
        send(words("c1").dueAt(Due.atMs(1)));
        CueNews.Come come = (CueNews.Come) evening.news.get(0);
        assertThat(come.cue().dueNanos()).isEqualTo(evening.relay.now());
    }

    @Test
    void sheCantWithdrawsTheCueForEverybody() {
        send(words("c1", 5000));
        assertThat(session.replyToCue(SURROGATE, id("c1"), CueReply.CANT)).isEmpty();
        assertThat(evening.told).containsExactly("s3 come c1", "s3 withdrawn c1 cant", "s2 c1 withdrawn cant cant");
        assertThat(again()).containsExactly("thawed");
        assertThat(send(words("c1"))).as("never argued with").isEqualTo("duplicate-cue");
    }

    @Test
    void slowerAndRepeatLeaveTheCueInHerHandAndNeedNone() {
        send(words("c1"));
        session.replyToCue(SURROGATE, id("c1"), CueReply.REPEAT);
        session.replyToCue(SURROGATE, id("c1"), CueReply.SLOWER);
        assertThat(session.replyToCue(SURROGATE, null, CueReply.SLOWER)).isEmpty();
        assertThat(evening.told)
                .containsExactly(
                        "s3 come c1", "s2 c1 replied repeat", "s2 c1 replied slower", "s2 null replied slower");
        assertThat(session.replyToCue(SURROGATE, id("c1"), CueReply.OK)).isEmpty();
        assertThat(session.replyToCue(SURROGATE, id("c1"), CueReply.OK)).contains(CueProblem.NO_SUCH_CUE);
    }

    @Test
    void takingBackCuesRemovesThemBeforeItIsAnswered() {
        send(words("c1"));
        send(words("c2", 5000));
        session.withdraw(new UUID(0, 1), SURROGATE, Subject.of(What.CUES));
        assertThat(evening.told).contains("s3 withdrawn c1 consent", "s3 withdrawn c2 consent");
        assertThat(again()).containsExactly("thawed");
        assertThat(send(words("c3"))).isEqualTo("cues-not-agreed");
    }

    @Test
    void aYesThatEndsTakesItsCuesWithIt() {
        send(words("c1", 5000));
        evening.wall.set(session.evening().endsAt());
        session.tick();
        assertThat(evening.told).contains("s3 withdrawn c1 consent");
    }

    @Test
    void anActThatIsNotAgreedToTakesItsOwnCuesOnly() {
        send(new NewCue(id("c1"), CueKind.MOVE, "Her hand.", Due.inMs(5000), null, "hands", null));
        send(words("c2", 5000));
        session.withdraw(new UUID(0, 1), HUMAN, Subject.of(What.HANDS));
        assertThat(evening.told).contains("s3 withdrawn c1 act").doesNotContain("s3 withdrawn c2 act");
        assertThat(send(new NewCue(id("c3"), CueKind.MOVE, "Her hand.", Due.now(), null, "hands", null)))
                .isEqualTo("act-not-agreed");
        assertThat(send(new NewCue(id("c4"), CueKind.MOVE, "Her hand.", Due.now(), null, "private", null)))
                .isEqualTo("act-not-agreed");
    }

    @Test
    void outOfRoleThereAreNoCuesAndNoneComeBack() {
        send(words("c1", 5000));
        session.move(SURROGATE, PartyMove.OUT_OF_ROLE);
        assertThat(evening.told).contains("s3 withdrawn c1 out-of-role", "s2 c1 withdrawn out-of-role");
        assertThat(send(words("c2"))).isEqualTo("not-in-role");
        session.move(SURROGATE, PartyMove.BACK_IN_ROLE);
        assertThat(again()).containsExactly("thawed");
        assertThat(send(words("c3"))).isEqualTo("accepted");
    }

    @Test
    void aStopLeavesNoCueAnywhere() {
        send(words("c1", 5000));
        session.over(Move.STOP, SURROGATE);
        assertThat(evening.told).contains("s3 withdrawn c1 stopped", "s2 c1 withdrawn stopped");
        assertThat(send(words("c2"))).isEqualTo("not-in-role");
    }

    @Test
    void aPauseFreezesCuesAndWhatIsStillAheadGoesOnAfterIt() {
        send(words("late", 2000));
        send(words("ahead", 20_000));
        session.move(HUMAN, PartyMove.PAUSE);
        assertThat(evening.told).contains("s3 frozen").doesNotContain("s3 withdrawn late frozen");
        assertThat(send(words("c3"))).isEqualTo("not-in-role");
        evening.pass(10_000);
        assertThat(again()).startsWith("frozen").contains("come ahead");
        session.move(HUMAN, PartyMove.RESUME);
        assertThat(evening.told)
                .containsSubsequence("s3 frozen", "s3 withdrawn late frozen", "s3 thawed")
                .doesNotContain("s3 withdrawn ahead frozen");
        assertThat(again()).containsExactly("thawed", "come ahead");
    }

    @Test
    void whatWasInHerHandBeforeAShortPauseStaysThere() {
        send(words("c1"));
        evening.pass(500);
        session.move(HUMAN, PartyMove.PAUSE);
        evening.pass(2000);
        session.move(HUMAN, PartyMove.RESUME);
        assertThat(evening.told).doesNotContain("s3 withdrawn c1 frozen");
        assertThat(session.replyToCue(SURROGATE, id("c1"), CueReply.OK)).isEmpty();
    }

    @Test
    void afterThirtySecondsFrozenCuesAreWithdrawnAndNotAMomentBefore() {
        send(words("c1", 300_000));
        session.move(HUMAN, PartyMove.PAUSE);
        evening.pass(29_900);
        assertThat(evening.told).doesNotContain("s3 withdrawn c1 frozen");
        evening.pass(100);
        assertThat(evening.told).contains("s3 withdrawn c1 frozen", "s2 c1 withdrawn frozen");
        assertThat(again()).as("still frozen, and nothing waits").containsExactly("frozen");
    }

    @Test
    void whileTheOsIsLostCuesFreezeAndItsReturnThawsThem() {
        send(words("c1", 60_000));
        evening.osFallsSilent();
        evening.pass(1500);
        assertThat(evening.told).contains("s3 frozen");
        session.signOfLife(OS);
        assertThat(evening.told).contains("s3 thawed").doesNotContain("s3 withdrawn c1 frozen");
        assertThat(session.state()).isEqualTo(EveningState.LIVE);
    }

    @Test
    void sixtyFourMayWaitAndNotOneMore() {
        for (int i = 0; i < 64; i++) {
            assertThat(send(words("c" + i, 60_000))).isEqualTo("accepted");
            evening.relay.advance(SECOND / 10);
        }
        assertThat(send(words("more", 60_000))).isEqualTo("too-many-cues");
        session.retractCue(OS, id("c0"));
        assertThat(send(words("more", 60_000))).isEqualTo("accepted");
    }

    @Test
    void twentyInASecondAreAcceptedAndTheNextOnlyWhenTheSecondIsOver() {
        for (int i = 0; i < 20; i++) {
            assertThat(send(words("c" + i))).isEqualTo("accepted");
        }
        assertThat(send(words("more"))).isEqualTo("too-many-cues");
        evening.relay.advance(SECOND - 1);
        assertThat(send(words("more"))).isEqualTo("too-many-cues");
        evening.relay.advance(1);
        assertThat(send(words("more"))).isEqualTo("accepted");
    }

    @Test
    void tenMinutesAheadIsTheFarthest() {
        long farthest = evening.relay.now() + 600 * SECOND;
        assertThat(send(words("c1").dueAt(new Due(farthest, false)))).isEqualTo("accepted");
        assertThat(send(words("c2").dueAt(new Due(farthest + 1, false)))).isEqualTo("too-far-ahead");
        assertThat(send(words("c3").dueAt(Due.atMs(1e12)))).isEqualTo("too-far-ahead");
        assertThat(send(words("c4").dueAt(Due.inMs(1e12)))).isEqualTo("too-far-ahead");
        assertThat(send(words("c2"))).as("a refused id was never used").isEqualTo("accepted");
    }

    @Test
    void anIdIsUsedOnce() {
        assertThat(send(words("c1"))).isEqualTo("accepted");
        assertThat(send(words("c1", 100))).isEqualTo("duplicate-cue");
    }

    @Test
    void whoComesLateOrAgainIsToldWhatWaitsAndWhatSheHasInHand() {
        send(words("old"));
        evening.relay.advance(SECOND);
        send(words("hand"));
        send(words("later", 20_000));
        send(words("soon", 10_000));
        assertThat(again()).containsExactly("thawed", "come hand", "come soon", "come later");
        assertThat(again(HUMAN)).isEmpty();
        assertThat(again(OS)).isEmpty();
    }

    @Test
    void aCueLeavesHerHandAfterHalfAMinute() {
        send(words("c1"));
        evening.relay.advance(30 * SECOND);
        assertThat(session.replyToCue(SURROGATE, id("c1"), CueReply.SLOWER)).isEmpty();
        evening.relay.advance(1);
        assertThat(session.replyToCue(SURROGATE, id("c1"), CueReply.CANT)).contains(CueProblem.NO_SUCH_CUE);
    }

    @Test
    void aPaintedMomentThatCannotBeTrueIsDrawnIntoThePossible() {
        send(words("c1"));
        session.cueShown(SURROGATE, id("c1"), Long.MAX_VALUE);
        CueNews.State state = (CueNews.State) evening.news.get(1);
        assertThat(state.atNanos()).isEqualTo(evening.relay.now());
    }

    @Test
    void answersComeInBoundsButACantIsAlwaysTaken() {
        send(words("c1"));
        for (int i = 0; i < 40; i++) {
            assertThat(session.replyToCue(SURROGATE, null, CueReply.SLOWER)).isEmpty();
        }
        assertThat(session.replyToCue(SURROGATE, null, CueReply.SLOWER)).contains(CueProblem.TOO_MANY_CUES);
        assertThat(session.cueShown(SURROGATE, id("c1"), 0)).contains(CueProblem.TOO_MANY_CUES);
        assertThat(session.replyToCue(SURROGATE, id("c1"), CueReply.CANT)).isEmpty();
    }

    @Test
    void noCueFlowsBeforeTheEveningIsLive() {
        EveningForTests early = new EveningForTests();
        early.session.enter(OS, PresentedBy.PROGRAM);
        early.session.enter(SURROGATE, PresentedBy.PERSON);
        early.agree(early.everything());
        assertThat(outcome(early.session.sendCue(OS, words("c1")))).isEqualTo("not-in-role");
    }

    @Test
    void anOsWithoutMediaForHalfAMinuteFreezesCuesByThePauseThatFollows() {
        send(words("c1", 120_000));
        session.legLost(new SeatId("s2"), EveningForTests.leg(OS));
        for (int i = 0; i < 300; i++) {
            session.signOfLife(OS);
            evening.pass(100);
        }
        assertThat(session.state()).isEqualTo(EveningState.PAUSED);
        assertThat(evening.told).contains("s3 frozen");
    }

    private String send(NewCue cue) {
        return outcome(session.sendCue(OS, cue));
    }

    private static String outcome(CueOutcome outcome) {
        return outcome.fold(accepted -> "accepted", refused -> refused.why().wire());
    }

    private List<String> again() {
        return again(SURROGATE);
    }

    private List<String> again(Seat seat) {
        List<String> words = new ArrayList<>();
        session.tellCuesAgain(seat, news -> words.add(EveningForTests.words(news)));
        return words;
    }

    private static CueId id(String id) {
        return new CueId(id);
    }
}
