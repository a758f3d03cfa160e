package org.souffleur.journey.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.souffleur.journey.measure.Quantiles;

/** A real PulseAudio daemon of its own. */
class EarsTest {
    @Test
    void whatIsSaidAtAMouthIsOnTheTapeInItsChannelAndInNoOther() {
        try (Ears ears = Ears.open("os-mouth", "human-ear", "surrogate-ear");
                Tape tape = ears.record();
                Voice chirping = ears.say(Sound.named("chirps.wav"), "os-mouth")) {
            tape.run(14);
            double toS = tape.nowS();
            var starts = Chirps.ofTheFile().startsS(tape.channel("os-mouth", 0, toS));
            assertThat(starts).hasSizeBetween(12, 16);
            assertThat(tape.channel("human-ear", 0, toS).loudnessDb()).isLessThan(-90);
            assertThat(tape.channel("surrogate-ear", 0, toS).loudnessDb()).isLessThan(-90);
        }
    }

    @Test
    void twoChannelsShareOneClock() {
        try (Ears ears = Ears.open("os-mouth", "human-ear");
                Tape tape = ears.record();
                Voice first = ears.say(Sound.named("chirps.wav"), "os-mouth");
                Voice second = ears.say(Sound.named("chirps.wav"), "human-ear")) {
            tape.run(9);
            double toS = tape.nowS();
            Sound one = tape.channel("os-mouth", 0, toS);
            Sound other = tape.channel("human-ear", 0, toS);
            Chirps chirps = Chirps.ofTheFile();
            // Two players are two programs: either may be the first to be heard.
            boolean inOrder =
                    chirps.startsS(one).get(0) <= chirps.startsS(other).get(0);
            Chirps.Heard heard = inOrder ? chirps.heard(one, other) : chirps.heard(other, one);
            // Two clocks would run apart between any two chirps; a player that stumbles on a busy machine shifts once.
            List<Double> delays = heard.delaysMs();
            Quantiles steps = new Quantiles(IntStream.range(1, delays.size())
                    .mapToObj(i -> Math.abs(delays.get(i) - delays.get(i - 1)))
                    .toList());
            assertThat(steps.count()).isGreaterThanOrEqualTo(5);
            assertThat(steps.p(50)).isLessThan(0.1);
        }
    }

    @Test
    void aMomentOfTheMachineIsFoundOnTheTape() {
        try (Ears ears = Ears.open("os-mouth");
                Tape tape = ears.record()) {
            tape.run(1);
            Voice siren = ears.say(Sound.siren(1), "os-mouth");
            tape.run(2);
            siren.close();
            double closedS = tape.atS(System.nanoTime());
            tape.run(1);
            double silentS = tape.channel("os-mouth", 0, tape.nowS()).lastAudibleS(-60);
            assertThat(silentS).isCloseTo(closedS, within(0.15));
        }
    }
}
