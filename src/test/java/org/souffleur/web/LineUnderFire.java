package org.souffleur.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.souffleur.session.RecordingRelay;

/** An evening's line, with somebody on it who has no seat and says anything. */
public final class LineUnderFire {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LineUnderFire() {}

    /** What is answered, without what it is about. */
    public static String read(byte[] input) {
        // Cues over all their fields, whoever sends them, then the whole line as for a host, who has no seat.
        LineTalk talk = new LineTalk(null, null, null, null, null, new RecordingRelay(), JSON);
        JsonNode message;
        try {
            message = JSON.readTree(new String(input, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return talk.malformedJson();
        }
        String reading = CueReader.read(message)
                .fold(
                        sent -> "cue " + sent.cue().kind() + (sent.cue().act() == null)
                                + (sent.cue().text() == null),
                        back -> "retract",
                        shown -> "shown",
                        replied -> "reply " + replied.reply(),
                        unreadable -> unreadable.sentence());
        String answer = talk.answer(null, null, message);
        return reading + (answer == null ? "" : answer.replaceAll("\"(id|t0)\":(\"[^\"]*\"|[^,}]*)", ""));
    }
}
