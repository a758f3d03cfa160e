package org.souffleur.osgate.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.souffleur.cue.Cue;
import org.souffleur.cue.CueId;
import org.souffleur.cue.CueKind;
import org.souffleur.media.Clip;

class MannequinTest {
    private static final long MS = 1_000_000L;

    private final Mannequin mannequin =
            new Mannequin(new Line("x", "Words.", new Clip(Collections.nCopies(50, new byte[] {1}))));
    private final List<Mannequin.Answer> answers = new ArrayList<>();
    private long now = 5_000 * MS;
    private int frames;

    private void pass(long ms) {
        for (long until = now + ms * MS; now < until; now += 10 * MS) {
            mannequin.tick(now);
            for (Mouth.Frame frame = mannequin.frame(now); frame != null; frame = mannequin.frame(now)) frames++;
            for (Mannequin.Answer answer = mannequin.answer(); answer != null; answer = mannequin.answer()) {
                answers.add(answer);
            }
        }
    }

    private Cue cue(String id, long inMs) {
        return new Cue(new CueId(id), "s2", "s3", CueKind.WORDS, "Words.", null, null, now + inMs * MS);
    }

    @Test
    void itSpeaksNowAndThenAndOnlyInRole() {
        pass(5_000);
        assertThat(frames).isZero();
        mannequin.inRole(now, true);
        pass(15_000);
        assertThat(frames).isEqualTo(100);
        mannequin.inRole(now, false);
        pass(30_000);
        assertThat(frames).isEqualTo(100);
    }

    @Test
    void itSeesACueWhenItIsDueAndAnswersWithOkAMomentLater() {
        mannequin.inRole(now, true);
        mannequin.come(cue("c1", 500));
        mannequin.come(cue("c1", 500));
        pass(490);
        assertThat(answers).isEmpty();
        pass(20);
        assertThat(answers).hasSize(1).allMatch(Mannequin.Answer::seen);
        pass(880);
        assertThat(answers).hasSize(1);
        pass(30);
        assertThat(answers).hasSize(2);
        assertThat(answers.get(1).seen()).isFalse();
        pass(5_000);
        assertThat(answers).hasSize(2);
    }

    @Test
    void whatIsWithdrawnIsNotAnswered() {
        mannequin.inRole(now, true);
        mannequin.come(cue("c1", 500));
        mannequin.withdrawn(new CueId("c1"));
        pass(5_000);
        assertThat(answers).isEmpty();
    }
}
