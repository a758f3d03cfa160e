package org.souffleur.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.souffleur.web.LinePace.Verdict;

class LinePaceTest {
    private static final long SECOND = 1_000_000_000L;
    private static final JsonNode PING = JsonNodeFactory.instance.objectNode().put("type", "ping");
    private static final JsonNode CANT =
            JsonNodeFactory.instance.objectNode().put("type", "cue-reply").put("reply", "cant");

    private final LinePace pace = new LinePace();

    @Test
    void aHundredAreTakenInASecondAndTheNextIsToldOnce() {
        for (int i = 0; i < LinePace.MAX_PER_SECOND; i++)
            assertThat(pace.of(PING, i)).isEqualTo(Verdict.TAKEN);
        assertThat(pace.of(PING, 500)).isEqualTo(Verdict.TOO_FAST);
        for (int i = 0; i < 1000; i++) assertThat(pace.of(PING, 500 + i)).isEqualTo(Verdict.STILL_TOO_FAST);
        assertThat(pace.of(PING, SECOND - 1)).isEqualTo(Verdict.STILL_TOO_FAST);
        assertThat(pace.of(PING, SECOND)).as("the first is a second ago").isEqualTo(Verdict.TAKEN);
    }

    @Test
    void aCantIsTakenAtAnyPace() {
        for (int i = 0; i < 1000; i++) pace.of(PING, i);
        assertThat(pace.of(CANT, 1000)).isEqualTo(Verdict.TAKEN);
    }
}
