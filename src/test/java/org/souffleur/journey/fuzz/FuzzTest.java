package org.souffleur.journey.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bounded part of the fuzzing: so many inputs by a fixed seed, after everything that the corpus holds. */
class FuzzTest {
    private static final long SEED = 4_7;

    static Stream<String> targets() {
        return Targets.all().stream().map(Target::name);
    }

    private static Target target(String name) {
        return Targets.all().stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("targets")
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void bytesFromOutsideAreReadWithoutHarm(String name) throws Exception {
        Target target = target(name);
        List<byte[]> corpus = Corpus.of(name);
        assertThat(corpus).as("true inputs to start from").isNotEmpty();
        Fuzzing fuzzing = new Fuzzing(target, corpus, SEED);
        fuzzing.replay();
        for (int i = 0; i < target.tests(); i++) fuzzing.next();
        assertThat(fuzzing.kinds())
                .as("kinds of answers: a reader that refuses everything proves little")
                .isGreaterThan(2);
    }

    @Test
    void theSameSeedIsTheSameInputs() {
        assertThat(inputs(7)).usingElementComparator(Arrays::compare).isEqualTo(inputs(7));
        assertThat(inputs(7)).usingElementComparator(Arrays::compare).isNotEqualTo(inputs(8));
    }

    private static List<byte[]> inputs(long seed) {
        List<byte[]> read = new ArrayList<>();
        Target target = new Target(
                "any", input -> Integer.toString(read.add(input) ? input.length : 0), List.of("x"), 0, 1 << 20);
        Fuzzing fuzzing = new Fuzzing(target, List.of("abc".getBytes()), seed);
        for (int i = 0; i < 200; i++) fuzzing.next();
        return read;
    }

    @Test
    void aReaderThatThrowsAndOneThatTakesTooMuchAreFound() {
        Target throwing = new Target("throws", input -> Byte.toString(input[3]), List.of(), 0, 1 << 20);
        assertThatThrownBy(() -> hundred(throwing)).isInstanceOf(Finding.class).hasMessageContaining("threw");
        Target greedy =
                new Target("greedy", input -> Integer.toString(new byte[1 << 20].length), List.of(), 0, 1 << 16);
        assertThatThrownBy(() -> hundred(greedy)).isInstanceOf(Finding.class).hasMessageContaining("allocated");
    }

    private static void hundred(Target target) {
        Fuzzing fuzzing = new Fuzzing(target, List.of(new byte[8]), 1);
        for (int i = 0; i < 100; i++) fuzzing.next();
    }

    @Test
    void noInputIsLongerThanTheLongest() {
        Mutation mutation =
                new Mutation(new SplittableRandom(1), List.of("a=candidate:1 1 udp 1 192.0.2.1 1 typ host\r\n"));
        byte[] input = new byte[1];
        for (int i = 0; i < 500; i++) {
            input = mutation.change(input.length > 60_000 ? input : mutation.change(input, input), input);
            assertThat(input.length).isLessThanOrEqualTo(Mutation.LONGEST);
        }
    }
}
