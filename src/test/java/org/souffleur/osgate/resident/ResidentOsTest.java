package org.souffleur.osgate.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.souffleur.cue.CueId;
import org.souffleur.cue.CueReply;
import org.souffleur.cue.Due;
import org.souffleur.cue.NewCue;
import org.souffleur.media.Clip;

/** When the resident speaks and when it does not, on a clock that the test moves. */
class ResidentOsTest {
    private static final long MS = 1_000_000L;
    private static final int SPEECH = 30;
    private static final int ROOM = 70;
    private static final String SCORE = """
            say recording
            say settle
              +200 breath ~breathe
            ask day
              +0 words
              +500 gesture (hands): Hold out your hand.
            again:
            look
            whisper only-you
            rest 3000
            """;

    private final Map<String, Line> byName = new HashMap<>();
    private ResidentOs os;
    private long now = 77_000 * MS;
    private final List<String> said = new ArrayList<>();
    private final List<Long> frameAt = new ArrayList<>();
    private final Map<CueId, NewCue> asked = new HashMap<>();
    private final List<CueId> order = new ArrayList<>();
    private final List<CueId> takenBack = new ArrayList<>();
    private String saying = "";

    private ResidentOs os(boolean human, boolean surrogate) {
        for (String name : Lines.words().keySet()) {
            // Every line lasts two seconds, and its frames carry its name.
            byName.put(
                    name,
                    new Line(name, "The words of " + name + ".", new Clip(Collections.nCopies(100, name.getBytes()))));
        }
        os = new ResidentOs(Score.parse(SCORE), new Lines(byName), human, surrogate);
        return os;
    }

    private void live() {
        os.inRole(now, true, false);
    }

    /** Lets time pass in steps of 10 ms, as its driver does. */
    private void pass(long ms) {
        for (long until = now + ms * MS; now < until; now += 10 * MS) {
            step();
        }
    }

    private void step() {
        os.tick(now);
        for (Mouth.Frame frame = os.frame(now); frame != null; frame = os.frame(now)) {
            String name = frame.slot() + " " + new String(frame.opus());
            if (frame.first()) said.add(name);
            saying = name;
            frameAt.add(now);
        }
        for (Act act = os.act(); act != null; act = os.act()) {
            act.fold(
                    ask -> {
                        asked.put(ask.cue().id(), ask.cue());
                        order.add(ask.cue().id());
                    },
                    back -> takenBack.add(back.cue()));
        }
    }

    /** Somebody speaks: a packet every 20 ms. */
    private void speech(long ms, int level) {
        for (long i = 0; i < ms; i += 20) {
            os.heard(now, "mic1", level);
            pass(20);
        }
    }

    private void until(String line) {
        for (int i = 0; i < 10_000 && !said.contains(line); i++) pass(10);
        assertThat(said).contains(line);
    }

    private long lastFrame() {
        return frameAt.get(frameAt.size() - 1);
    }

    @Test
    void itIsSilentBeforeTheEveningIsLive() {
        os(false, true);
        pass(20_000);
        assertThat(said).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void theFirstThingItSaysIsThatItIsARecording() {
        os(false, true);
        live();
        pass(5_000);
        assertThat(said).startsWith("voice recording");
    }

    @Test
    void itLetsTheHouseSpeakFirstWhereAHumanListens() {
        os(true, true);
        live();
        pass(6_900);
        assertThat(said).isEmpty();
        pass(300);
        assertThat(said).containsExactly("voice recording");
    }

    @Test
    void itsFramesAreTwentyMillisecondsApart() {
        os(false, true);
        live();
        pass(2_500);
        assertThat(frameAt).hasSizeBetween(80, 90);
        for (int i = 1; i < frameAt.size(); i++) {
            assertThat(frameAt.get(i) - frameAt.get(i - 1)).isEqualTo(20 * MS);
        }
    }

    @Test
    void whoSpeaksInterruptsItWithinATenthOfASecond() {
        os(false, true);
        live();
        until("voice settle");
        long began = now;
        speech(600, SPEECH);
        assertThat(lastFrame() - began).isLessThanOrEqualTo(100 * MS);
        assertThat(saying).isEqualTo("voice settle");
    }

    @Test
    void aSingleClickDoesNotInterruptIt() {
        os(false, true);
        live();
        until("voice settle");
        speech(40, SPEECH);
        speech(200, ROOM);
        os.heard(now, "mic1", SPEECH);
        speech(200, ROOM);
        assertThat(now - lastFrame()).isLessThanOrEqualTo(20 * MS);
    }

    @Test
    void aQuietRoomAndALevelThatNobodyMeasuredDoNotInterruptIt() {
        os(false, true);
        live();
        until("voice settle");
        speech(400, Hearing.LOUD + 1);
        speech(400, -1);
        assertThat(now - lastFrame()).isLessThanOrEqualTo(20 * MS);
    }

    @Test
    void itGoesOnWithTheNextLineAfterSilenceAndNotBefore() {
        os(false, true);
        live();
        until("voice settle");
        speech(3_000, SPEECH);
        assertThat(said).containsExactly("voice recording", "voice settle");
        long quietSince = now - 20 * MS;
        pass(1_100);
        assertThat(said).hasSize(2);
        pass(300);
        assertThat(said).containsExactly("voice recording", "voice settle", "voice day");
        assertThat(lastFrame()).isGreaterThan(quietSince + 1_200 * MS);
    }

    @Test
    void thatItIsARecordingIsSaidAgainUntilItWasHeardWhole() {
        os(false, true);
        live();
        until("voice recording");
        speech(500, SPEECH);
        pass(1_300);
        assertThat(said).containsExactly("voice recording", "voice recording");
        pass(1_000);
        speech(300, SPEECH);
        pass(6_000);
        assertThat(said).containsExactly("voice recording", "voice recording", "voice recording", "voice settle");
    }

    @Test
    void aQuestionLeavesRoomForAnAnswer() {
        os(false, true);
        live();
        until("voice day");
        pass(2_000);
        long asked = lastFrame();
        pass(5_000);
        assertThat(lastFrame()).isEqualTo(asked);
        speech(4_000, SPEECH);
        assertThat(lastFrame()).isEqualTo(asked);
        pass(1_300);
        assertThat(said).endsWith("voice no-camera");
    }

    @Test
    void outOfRoleItIsSilentUntilItIsBackAndThenItGoesOn() {
        os(false, true);
        live();
        until("voice settle");
        os.inRole(now, false, true);
        step();
        int frames = frameAt.size();
        pass(60_000);
        assertThat(frameAt).hasSize(frames);
        live();
        pass(8_000);
        assertThat(said).containsExactly("voice recording", "voice settle", "voice back", "voice day");
    }

    @Test
    void afterAPauseItGoesOnWithoutAWord() {
        os(false, true);
        live();
        until("voice settle");
        os.inRole(now, false, false);
        pass(10_000);
        live();
        pass(2_000);
        assertThat(said).containsExactly("voice recording", "voice settle", "voice day");
    }

    @Test
    void itsCuesAreThereBeforeTheyAreDueAndFollowTheVoice() {
        os(false, true);
        live();
        until("voice day");
        long began = lastFrame();
        NewCue words = asked.get(order.get(1));
        NewCue gesture = asked.get(order.get(2));
        assertThat(words.text()).isEqualTo("The words of day.");
        assertThat(words.due()).isEqualTo(Due.atMs(Due.ms(began)));
        assertThat(gesture.due()).isEqualTo(Due.atMs(Due.ms(began + 500 * MS)));
        assertThat(gesture.act()).isEqualTo("hands");
        assertThat(takenBack).isEmpty();
    }

    @Test
    void aLineThatIsInterruptedTakesItsCuesBack() {
        os(false, true);
        live();
        until("voice settle");
        pass(3_000); // the cues of the next line are there already
        assertThat(said).hasSize(2);
        speech(200, SPEECH);
        assertThat(takenBack).containsExactlyElementsOf(order.subList(1, 3));
        pass(1_500);
        assertThat(said).endsWith("voice day");
        assertThat(order).as("sent anew under names of their own").hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void aCantIsNeverArguedWithAndNeverAskedAgain() {
        os(false, true);
        live();
        until("voice day");
        CueId gesture = order.get(2);
        os.replied(gesture, CueReply.CANT);
        pass(12_000);
        assertThat(said).contains("voice cant");
        os.replied(null, CueReply.REPEAT);
        int before = order.size();
        pass(20_000);
        assertThat(order.subList(before, order.size()).stream().map(asked::get))
                .noneMatch(cue -> "Hold out your hand.".equals(cue.text()));
    }

    @Test
    void slowerMakesItsPausesLongerAndItSaysSo() {
        os(false, true);
        live();
        until("voice settle");
        os.replied(null, CueReply.SLOWER);
        until("voice slower");
        long slower = now;
        until("voice day");
        assertThat(now - slower).isBetween(3_900 * MS, 4_100 * MS); // two seconds of words, and 1.6 s by a quarter more
    }

    @Test
    void repeatSaysTheLineAgainWithItsCues() {
        os(false, true);
        live();
        until("voice settle");
        os.replied(null, CueReply.REPEAT);
        pass(5_000);
        assertThat(said).containsExactly("voice recording", "voice settle", "voice settle");
        assertThat(order.stream().map(asked::get).filter(cue -> cue.pattern() != null))
                .hasSize(2);
    }

    @Test
    void buttonsThatArePressedTooOftenQueueNoSpeechWithoutEnd() {
        os(false, true);
        live();
        until("voice settle");
        for (int i = 0; i < 50; i++) os.replied(null, CueReply.REPEAT);
        pass(60_000);
        assertThat(said.stream().filter("voice settle"::equals)).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void itSaysWhatItSeesAndNothingOfWhatItSawLongAgo() {
        os(false, true);
        live();
        until("voice day");
        pass(7_500);
        os.seen(now, Sight.DARK_MOVING);
        until("voice dark-moving");
        said.clear();
        until("voice no-camera");
        for (int i = 0; i < 20; i++) {
            os.seen(now, Sight.CANNOT_TELL);
            pass(1_000);
        }
        assertThat(said).contains("voice cannot-tell");
    }

    @Test
    void aWhisperGoesIntoTheWhispersSlotAndIsLeftOutWhereNobodyIsThereForIt() {
        os(false, true);
        live();
        until("whisper only-you");
        said.clear();
        os(true, false);
        order.clear();
        live();
        pass(60_000);
        assertThat(said).noneMatch(line -> line.startsWith("whisper"));
        assertThat(order).as("nor is anybody there for cues").isEmpty();
    }

    @Test
    void afterItsEndItRestsAndBeginsAgainWhereTheScoreSays() {
        os(false, false);
        live();
        pass(60_000);
        assertThat(said.stream().filter("voice recording"::equals)).hasSize(1);
        assertThat(said.stream().filter("voice no-camera"::equals)).hasSizeGreaterThan(3);
    }

    @Test
    void aDriverThatWasAwayDoesNotMakeItSayEverythingAtOnce() {
        os(false, true);
        live();
        until("voice settle");
        now += 900 * MS;
        int before = frameAt.size();
        step();
        assertThat(frameAt.size() - before).isLessThanOrEqualTo(6);
    }
}
