package org.souffleur.journey.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.souffleur.journey.measure.Quantiles;

class FiguresTest {
    private static final Quantiles SOME = new Quantiles(List.of(1.0, 2.0, 3.0));

    @Test
    void theJsonHasExactlyTheKeysThatWerePromised() throws Exception {
        JsonNode json = new ObjectMapper().readTree(figures(0.5).json());
        assertThat(names(json))
                .containsExactly(
                        "setup_ms",
                        "voice_to_human_ms",
                        "voice_to_surrogate_ms",
                        "direct_p2p_ms",
                        "audio_loss",
                        "camera_fps",
                        "revoke_to_last_packet_ms",
                        "revoke_to_silence_ms",
                        "packets_after_ack",
                        "cue_to_screen_ms",
                        "cue_error_ms",
                        "idle_cpu");
        assertThat(names(json.get("setup_ms"))).containsExactly("human", "surrogate", "os");
        for (String two : List.of(
                "voice_to_human_ms",
                "voice_to_surrogate_ms",
                "direct_p2p_ms",
                "revoke_to_silence_ms",
                "cue_to_screen_ms",
                "cue_error_ms")) {
            assertThat(names(json.get(two))).containsExactly("p50", "p95");
        }
        assertThat(names(json.get("revoke_to_last_packet_ms"))).containsExactly("p50", "p99");
        assertThat(json.get("idle_cpu").asDouble()).isEqualTo(0.5);
    }

    @Test
    void aRunOnABusyMachineSaysThatItIsNotValid() {
        assertThat(figures(0.2).table()).doesNotContain("NOT VALID");
        assertThat(figures(0.19).table()).contains("NOT VALID");
    }

    @Test
    void lossIsThatOfTheWorstEarAndOnlyOfTheStretchThatWasMeasured() {
        var before = List.of(audio("0", 100, 500, 10_000), audio("1", 100, 0, 10_000));
        var after = List.of(audio("0", 200, 500, 20_000), audio("1", 200, 50, 20_000), audio("2", 0, 900, 900));
        assertThat(Speech.loss(before, after)).isCloseTo(0.005, within(1e-9));
        assertThat(Speech.loss(after, after)).isZero();
    }

    @Test
    void picturesAreCountedAtTheSlowerCamera() {
        var before = List.of(video("6", 100), video("7", 50));
        var after = List.of(video("6", 300), video("7", 200), video("8", 0));
        assertThat(Speech.fps(before, after, 10)).isCloseTo(15, within(1e-9));
        assertThat(Speech.fps(List.of(), List.of(), 10)).isZero();
    }

    private static Party.Received audio(String slot, long packets, long concealed, long samples) {
        return new Party.Received(slot, true, packets, samples, concealed, samples);
    }

    private static Party.Received video(String slot, long decoded) {
        return new Party.Received(slot, false, decoded, decoded, 0, 0);
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Figures figures(double idle) {
        return new Figures(
                Map.of("human", 1.0, "surrogate", 2.0, "os", 3.0),
                SOME,
                SOME,
                SOME,
                0,
                20,
                SOME,
                SOME,
                0,
                SOME,
                SOME,
                idle);
    }
}
