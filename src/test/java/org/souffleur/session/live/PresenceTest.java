package org.souffleur.session.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.souffleur.session.live.EveningForTests.HUMAN;
import static org.souffleur.session.live.EveningForTests.OS;
import static org.souffleur.session.live.EveningForTests.SURROGATE;
import static org.souffleur.session.live.EveningForTests.leg;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.souffleur.booking.EveningState;
import org.souffleur.media.LegId;
import org.souffleur.media.SeatId;

class PresenceTest {
    private static final SeatId OS_SEAT = new SeatId("s2");

    private final EveningForTests evening = EveningForTests.live();
    private final LiveSession session = evening.session;

    @Test
    void anOsThatIsThereAndSaysNothingIsNotLost() {
        evening.pass(60_000); // its leg is heard: the relay has told nothing else
        assertThat(session.snapshot().lost()).isEmpty();
        evening.osFallsSilent();
        for (int i = 0; i < 200; i++) {
            evening.pass(500);
            session.signOfLife(OS);
            assertThat(session.snapshot().lost()).isEmpty();
        }
        assertThat(understudy()).isEmpty();
    }

    @Test
    void anOsWithoutASignOfLifeIsLostWithinOneAndAHalfSecondsAndNotBeforeThreeMissedBeats() {
        evening.osFallsSilent();
        evening.relay.advance(1_399_999_999L);
        session.tick();
        assertThat(session.snapshot().lost()).isEmpty();
        evening.relay.advance(1);
        session.tick();
        assertThat(session.snapshot().lost()).containsExactly(OS);
        assertThat(LiveSettings.USUAL.osLostAfter().toMillis() + 100)
                .as("with a clock that looks every 100 ms")
                .isLessThanOrEqualTo(1500);
    }

    @Test
    void theSecondThatTheRelayTakesToTellASilenceCountsToo() {
        evening.relay.advance(1_050_000_000L);
        session.legSilent(OS_SEAT, leg(OS), evening.relay.now() - 1_050_000_000L);
        evening.relay.advance(349_999_999L);
        session.tick();
        assertThat(session.snapshot().lost()).isEmpty();
        evening.relay.advance(1);
        session.tick();
        assertThat(session.snapshot().lost()).containsExactly(OS);
    }

    @Test
    void anyLegAndAnyMessageIsASignOfLife() {
        LegId second = new LegId("second");
        session.legOpened(OS, second, PresentedBy.PROGRAM);
        session.legConnected(OS_SEAT, second, false);
        evening.osFallsSilent();
        evening.pass(5000);
        assertThat(session.snapshot().lost()).isEmpty();
        session.legClosed(OS_SEAT, second);
        evening.pass(1300);
        session.signOfLife(OS);
        evening.pass(1300);
        assertThat(session.snapshot().lost()).isEmpty();
        evening.pass(200);
        assertThat(session.snapshot().lost()).containsExactly(OS);
        session.legHeard(OS_SEAT, leg(OS));
        assertThat(session.snapshot().lost()).isEmpty();
    }

    @Test
    void theUnderstudySpeaksOnceForEachLossIntoBothEarsAndStopsWhenTheOsIsBack() {
        evening.osFallsSilent();
        evening.pass(20_000);
        assertThat(understudy()).containsExactly("play s1", "play s3");
        session.signOfLife(OS);
        assertThat(understudy()).containsExactly("play s1", "play s3", "hush s1", "hush s3");
        assertThat(session.state()).as("and nobody pressed anything").isEqualTo(EveningState.LIVE);
        evening.pass(20_000);
        assertThat(understudy()).as("a second loss").hasSize(6).endsWith("play s1", "play s3");
    }

    @Test
    void afterHalfAMinuteTheEveningPausesAndGoesOnByItselfWhenTheOsIsBack() {
        evening.osFallsSilent();
        evening.pass(29_900);
        assertThat(session.state()).isEqualTo(EveningState.LIVE);
        evening.pass(100);
        assertThat(session.state()).isEqualTo(EveningState.PAUSED);
        assertThat(session.snapshot().notFound()).containsExactly(OS);
        session.legHeard(OS_SEAT, leg(OS));
        assertThat(session.state()).isEqualTo(EveningState.LIVE);
        assertThat(session.snapshot().lost()).isEmpty();
    }

    @Test
    void aPersonIsFoundUntilHalfAMinuteWithoutADevice() {
        session.legSilent(new SeatId("s3"), leg(SURROGATE), evening.relay.now());
        session.legLost(new SeatId("s3"), leg(SURROGATE));
        evening.pass(29_900);
        assertThat(session.snapshot().lost()).isEmpty();
        assertThat(understudy()).isEmpty();
        evening.pass(100);
        assertThat(session.snapshot().lost()).containsExactly(SURROGATE);
        assertThat(session.state()).isEqualTo(EveningState.PAUSED);
    }

    @Test
    void outOfRoleTheUnderstudyIsSilentUntilTheVoiceIsMissed() {
        session.move(HUMAN, PartyMove.OUT_OF_ROLE);
        evening.osFallsSilent();
        evening.pass(3000);
        assertThat(session.snapshot().lost()).containsExactly(OS);
        assertThat(understudy()).isEmpty();
        session.move(HUMAN, PartyMove.BACK_IN_ROLE);
        assertThat(understudy()).containsExactly("play s1", "play s3");
    }

    @Test
    void anOsThatHasNotComeYetIsNotLost() {
        EveningForTests early = new EveningForTests();
        early.session.enter(HUMAN, PresentedBy.PERSON);
        early.pass(40_000);
        assertThat(early.session.snapshot().lost()).isEmpty();
    }

    /** Without what is said as the evening goes live. */
    private List<String> understudy() {
        return evening.relay.told().stream()
                .filter(word -> word.startsWith("play") || word.startsWith("hush"))
                .skip(1)
                .toList();
    }
}
