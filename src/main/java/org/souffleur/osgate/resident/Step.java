package org.souffleur.osgate.resident;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.souffleur.cue.CueKind;
import org.souffleur.cue.CuePattern;

/**
 * One step of a score.
 *
 * @param line the line's name; empty for a look, whose line follows from what is seen, and for a rest
 * @param restMs how long a rest lasts
 */
record Step(Kind kind, String line, int restMs, List<Asked> cues) {
    Step {
        cues = List.copyOf(cues);
    }

    /** What a step does. */
    enum Kind {
        /** Says a line into both ears. */
        SAY,
        /** Says a line, and leaves room for an answer. */
        ASK,
        /** Says a line into the surrogate's ear alone. */
        WHISPER,
        /** Says what can be told of a picture without a model. */
        LOOK,
        /** Is quiet for a while. */
        REST
    }

    /**
     * A cue that follows the voice.
     *
     * @param afterMs how long after the line's first sound it is due
     * @param text what she reads; null for the words of the line itself, and for a breath or a pause
     * @param act the act it needs; null for none
     */
    record Asked(
            int afterMs,
            CueKind kind,
            @Nullable CuePattern pattern,
            @Nullable String act,
            @Nullable String text) {}
}
