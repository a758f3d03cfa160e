package org.souffleur.web;

import com.fasterxml.jackson.databind.JsonNode;
import org.souffleur.cue.Burst;
import org.souffleur.cue.CueReply;

/** How fast one line is listened to (ASVS 5.0 V17.3.1). A line's messages come one after the other. */
final class LinePace {
    /** Cues may come at 20 a second, answers at 40, and a page's own signs of life at a few. */
    static final int MAX_PER_SECOND = 100;

    private final Burst taken = new Burst(MAX_PER_SECOND);
    private boolean told;

    /** What becomes of a message. */
    enum Verdict {
        TAKEN,
        /** Dropped, and its sender is told so. */
        TOO_FAST,
        /** Dropped like the one before: nobody is told so often. */
        STILL_TOO_FAST
    }

    /** A <em>can't</em> is taken at any pace: it takes something back. */
    Verdict of(JsonNode message, long nowNanos) {
        boolean cant = message.path("type").asText().equals("cue-reply")
                && message.path("reply").asText().equals(CueReply.CANT.wire());
        if (taken.takes(nowNanos) || cant) {
            told = false;
            return Verdict.TAKEN;
        }
        if (told) {
            return Verdict.STILL_TOO_FAST;
        }
        told = true;
        return Verdict.TOO_FAST;
    }
}
