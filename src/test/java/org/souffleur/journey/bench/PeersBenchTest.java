package org.souffleur.journey.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.souffleur.journey.janus.JanusServer;
import org.souffleur.wiring.embedded.LanAddresses;

/** That Janus is given the very load that our relay is given; what is measured is for a quiet machine, not for a test. */
class PeersBenchTest {
    private static final double SECONDS = 0.6;

    private static final int TRIES = 20;

    /** Four voices of 50 packets a second and a camera of 33⅓; one voice is heard by two. */
    private static final double HEARD_OF_EACH_SENT = (5 * 50 + 33.3) / (4 * 50 + 33.3);

    private static final Offset<Double> FRAMES_AT_THE_ENDS = within(0.1);

    @Test
    void anEveningAtJanusCarriesWhatOursDoes() throws Exception {
        InetAddress here = LanAddresses.ofThisMachine().addresses().get(0);
        try (MediaProcesses processes = new MediaProcesses();
                JanusServer janus = new JanusServer(here, 1);
                Load ours = new Load(new RelayDoor(processes.relay, processes.control, here, true));
                Load theirs = new Load(new JanusDoor(janus, true))) {
            for (Load load : List.of(ours, theirs)) assertCarriesItsShape(load);
            assertThat(janus.cpuNanos()).isPositive();
            assertThat(janus.version()).startsWith("1.");
        }
    }

    private static void assertCarriesItsShape(Load load) throws IOException, InterruptedException {
        load.open(1);
        Load.Outcome outcome = load.speak(LoadPhase.Side.RELAY, 1, SECONDS, Load.NOTHING);
        // On a machine that is busy with other things a generator that has just begun may not get its turn in time.
        for (int i = 1; i < TRIES && (outcome.sent() == 0 || outcome.unsent() > 0); i++) {
            outcome = load.speak(LoadPhase.Side.RELAY, 1, SECONDS, Load.NOTHING);
        }
        assertThat(outcome.sent()).isPositive();
        assertThat((double) outcome.forward().count() / outcome.sent())
                .isCloseTo(HEARD_OF_EACH_SENT, FRAMES_AT_THE_ENDS);
        assertThat(outcome.lost()).isZero();
    }

    @Test
    void theObjectHoldsBothRelaysAndTheirRatio() throws Exception {
        JsonNode found = new ObjectMapper().readTree(figures(0, 0).json());
        assertThat(found.at("/souffleur/pps_per_core").asInt()).isEqualTo(3_000);
        assertThat(found.at("/janus/pps_per_core").asInt()).isEqualTo(1_500);
        assertThat(found.get("ratio").asDouble()).isEqualTo(2);
        assertThat(found.at("/janus/forward_us/p99").asInt()).isEqualTo(2);
        assertThat(found.at("/control_us/p50").asInt()).isEqualTo(1);
        assertThat(found.at("/versions/janus").asText()).isEqualTo("1.1.2");
        assertThat(found.get("valid").asBoolean()).isTrue();
    }

    @Test
    void aLateGeneratorOrALossIsSaidOfBothRelays() {
        assertThat(figures(MediaFigures.LATEST_US, 0).table()).doesNotContain("NOT VALID");
        assertThat(figures(MediaFigures.LATEST_US + 1, 0).table()).contains("NOT VALID");
        assertThat(figures(0, 0.000_001).table()).contains("NOT VALID");
    }

    @Test
    void janusGetsAThreadForEachCoreUnlessItIsToBeAsItComes() {
        int cores = Runtime.getRuntime().availableProcessors();
        assertThat(PeersBench.read()).isEqualTo(new PeersBench(30, 15, false, true, cores));
        assertThat(PeersBench.read("--janus-loops", "3", "--audio").loops()).isEqualTo(3);
        assertThat(PeersBench.read("--janus-as-is").loops()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> PeersBench.read("--janus-loops", "0"));
    }

    private static PeersFigures figures(long lateUs, double loss) {
        PeersSide.Found ours = side("souffleur", 0.5, 0, 0);
        return new PeersFigures(
                1, ours, side("janus", 1, loss, lateUs), side("the control", 0.1, 0, 0), "GCM", "1.1.2", "25", 0);
    }

    private static PeersSide.Found side(String name, double cores, double loss, long lateUs) {
        MediaFigures.Times late = new MediaFigures.Times(0, lateUs);
        return new PeersSide.Found(
                name, 1_500, loss, new MediaFigures.Times(1, 2), cores, List.of(1_500 / cores), late, 0);
    }
}
