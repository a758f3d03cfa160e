package org.souffleur.journey.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That the bench runs and says what was promised; what it measures is for a quiet machine, not for a test. */
class MediaBenchTest {
    private static final List<String> KEYS = List.of(
            "sessions",
            "pps_in",
            "pps_out",
            "loss",
            "forward_us",
            "control_us",
            "cpu_cores",
            "pps_per_core",
            "alloc_bytes_per_packet",
            "gc_max_pause_ms",
            "jdk");

    @Test
    void threeEveningsSpeakThroughTheRelayAndNothingIsLost() throws Exception {
        JsonNode found = new ObjectMapper().readTree(MediaBench.run("--sessions", "3", "--seconds", "1", "--json"));
        assertThat(names(found)).containsExactlyElementsOf(KEYS);
        assertThat(names(found.get("forward_us"))).containsExactly("p50", "p99");
        assertThat(names(found.get("control_us"))).containsExactly("p50", "p99");
        assertThat(found.get("sessions").asInt()).isEqualTo(3);
        assertThat(found.get("loss").asDouble()).isZero();
        // Four voices of 50 packets a second and a camera of 33⅓; one voice and the camera are heard by one, one by
        // two.
        assertThat(found.get("pps_out").asDouble()).isCloseTo(3 * (5 * 50 + 33.3), within(30.0));
        assertThat(found.get("cpu_cores").asDouble()).isPositive();
        assertThat(found.get("jdk").asText())
                .startsWith(Integer.toString(Runtime.version().feature()));
    }

    @Test
    void onlyTheKneeSaysThatItIsOne() throws Exception {
        assertThat(names(new ObjectMapper().readTree(figures(true, 0).json()))).contains("knee");
        assertThat(names(new ObjectMapper().readTree(figures(false, 0).json()))).doesNotContain("knee");
    }

    @Test
    void aGeneratorThatWasLateIsNotBlamedOnTheRelay() {
        assertThat(figures(false, MediaFigures.LATEST_US).table()).doesNotContain("NOT VALID");
        assertThat(figures(false, MediaFigures.LATEST_US + 1).table()).contains("NOT VALID");
    }

    @Test
    void pausesAreReadFromTheLogsOfBothCollectors() {
        String z = "[1.2s] GC(0) Y: Pause Mark Start (Major) 0.011ms\n[1.3s] GC(0) Y: Pause Mark End 0.024ms\n"
                + "[1.4s] GC(0) Y: Concurrent Mark 12.5ms\n";
        assertThat(MediaPauses.longestOf(z)).isEqualTo(0.024);
        String serial = "[0.1s] GC(0) Pause Young (Allocation Failure) 34M->1M(123M) 3.214ms\n";
        assertThat(MediaPauses.longestOf(serial)).isEqualTo(3.214);
        assertThat(MediaPauses.longestOf("")).isZero();
    }

    @Test
    void aHistogramTellsTheTimeBelowWhichAShareLies() {
        LoadHistogram times = new LoadHistogram();
        for (int i = 1; i <= 100; i++) times.add(i * 1_000L);
        assertThat(times.micros(0.5)).isEqualTo(50);
        assertThat(times.micros(0.99)).isEqualTo(99);
        times.add(10_000_000_000L);
        assertThat(times.micros(1)).isEqualTo(200_000);
        assertThat(new LoadHistogram().micros(0.5)).isZero();
    }

    @Test
    void anOptionThatIsNoneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> MediaBench.read("--sesions", "3"));
        assertThatIllegalArgumentException().isThrownBy(() -> MediaBench.read("--sessions", "0"));
        assertThatIllegalArgumentException().isThrownBy(() -> MediaBench.read("--seconds"));
        assertThat(MediaBench.read("--audio", "--knee")).isEqualTo(new MediaBench(100, 10, false, false, true));
    }

    private static MediaFigures figures(boolean knee, long lateUs) {
        MediaFigures.Times times = new MediaFigures.Times(1, 2);
        MediaFigures.Times late = new MediaFigures.Times(0, lateUs);
        return new MediaFigures(
                1, 1, 1, 0, times, times, 1, 1, 0, "25", knee, new MediaFigures.Beside(late, 0, 0, 1, 1, 0, "{}"));
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
