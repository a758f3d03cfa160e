package org.souffleur.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.souffleur.web.EveningOverHttp.HUMAN;
import static org.souffleur.web.EveningOverHttp.OS;
import static org.souffleur.web.EveningOverHttp.SURROGATE;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.souffleur.journey.StackForTests;
import org.souffleur.media.others.Program;

/** Players of others at the product's own door: they receive, and send nothing (draft-ietf-wish-whep). */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class WhepPlayersTest {
    private static final String GSTREAMER = "docs/examples/gstreamer/whip_whep.py";
    private static final String AIORTC = "src/test/resources/media/aiortc_peer.py";

    private final List<Program> programs = new ArrayList<>();
    private EveningOverHttp evening;

    @BeforeEach
    void threeComeIn() throws IOException {
        evening = EveningOverHttp.open();
    }

    @AfterEach
    void everybodyLeaves() throws IOException {
        programs.forEach(Program::close);
        evening.close();
    }

    private Program joins(String account, String program, String... options) {
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", program));
        command.add(StackForTests.stack().url() + evening.path("/legs"));
        command.addAll(List.of(options));
        Program started = Program.start(command, Map.of("SOUFFLEUR_TOKEN", StackForTests.bearer(account)));
        programs.add(started);
        return started;
    }

    @Test
    void twoPlayersHearAndSeeTheHumanInOneStreamAndLeaveByTheirOwnAddresses() {
        evening.everybodyAgreesTo("voice");
        for (String subject : List.of("mic:s1", "lens:s1")) {
            assertThat(evening.agrees(HUMAN, subject).statusCode()).isEqualTo(200);
            assertThat(evening.agrees(SURROGATE, subject).statusCode()).isEqualTo(200);
        }
        joins(HUMAN, GSTREAMER, "--send", "audio,video", "--tone", "620");
        Program aiortc = joins(OS, AIORTC, "--receive", "audio,video");
        Program gstreamer = joins(OS, GSTREAMER, "--receive", "audio,video");
        for (Program player : List.of(aiortc, gstreamer)) {
            player.hears("audio0", 620);
            player.sees("video1", 10);
        }
        String answer = aiortc.words();
        assertThat(answer).contains("a=sendonly").doesNotContain("a=sendrecv").doesNotContain("a=recvonly");
        assertThat(answer.split("a=msid:[A-Za-z0-9]+ "))
                .as("one stream, two tracks")
                .hasSize(3);
        assertThat(aiortc.ends()).as(aiortc.words()).isZero();
        assertThat(gstreamer.ends()).as(gstreamer.words()).isZero();
    }
}
