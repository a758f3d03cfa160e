package org.souffleur.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.souffleur.cue.Cue;
import org.souffleur.cue.CueId;
import org.souffleur.cue.CueNews;
import org.souffleur.cue.CueProblem;
import org.souffleur.cue.Due;

/** Puts news of cues, and what we have against one, into the messages of {@code docs/schemas/cue-1.schema.json}. */
final class CueWriter {
    private static final int VERSION = 1;

    private final ObjectMapper json;

    CueWriter(ObjectMapper json) {
        this.json = json;
    }

    String news(CueNews news) {
        return news.fold(come -> come(come.cue()), this::withdrawn, this::frozen, this::state)
                .toString();
    }

    String accepted(CueId id, long dueNanos) {
        return json.createObjectNode()
                .put("type", "cue-accepted")
                .put("id", id.value())
                .put("due", Due.ms(dueNanos))
                .toString();
    }

    String refused(@Nullable String id, Problem problem) {
        ObjectNode message = json.createObjectNode().put("type", "cue-refused").put("id", id);
        message.set("problem", json.valueToTree(problem));
        return message.toString();
    }

    private ObjectNode come(Cue cue) {
        ObjectNode written = json.createObjectNode()
                .put("id", cue.id().value())
                .put("from", cue.from())
                .put("kind", cue.kind().wire());
        if (cue.text() != null) {
            written.put("text", cue.text());
        }
        if (cue.pattern() != null) {
            written.put("pattern", cue.pattern().wire());
        }
        if (cue.act() != null) {
            written.put("act", cue.act());
        }
        written.put("due", Due.ms(cue.dueNanos()));
        ObjectNode message = json.createObjectNode().put("type", "cue").put("v", VERSION);
        return message.set("cue", written);
    }

    private ObjectNode withdrawn(CueNews.Withdrawn gone) {
        return json.createObjectNode()
                .put("type", "cue-withdrawn")
                .put("id", gone.id().value())
                .put("why", gone.why().wire());
    }

    private ObjectNode frozen(CueNews.Frozen frozen) {
        return json.createObjectNode().put("type", "cues-frozen").put("frozen", frozen.isFrozen());
    }

    private ObjectNode state(CueNews.State state) {
        CueId id = state.id();
        ObjectNode message = json.createObjectNode()
                .put("type", "cue-state")
                .put("id", id == null ? null : id.value())
                .put("state", state.what().wire());
        if (state.reply() != null) {
            message.put("reply", state.reply().wire());
        }
        if (state.why() != null) {
            message.put("why", state.why().wire());
        }
        return message.put("at", Due.ms(state.atNanos()));
    }

    /** What we have against it, in words for whoever made the program or holds the device. */
    static Problem problem(CueProblem why) {
        return switch (why) {
            case CUES_NOT_AGREED ->
                problem(409, why, "Cues are not agreed to", "The surrogate and the OS have to say yes to cues first.");
            case NOT_IN_ROLE ->
                problem(
                        409,
                        why,
                        "Not in role",
                        "Cues flow while the evening is live and both are in. This one was dropped.");
            case TOO_MANY_CUES ->
                problem(
                        429,
                        why,
                        "Too many cues",
                        "At most 64 wait at a time, and 20 are taken in a second. This one was dropped.");
            case TOO_FAR_AHEAD ->
                problem(
                        422,
                        why,
                        "Too far ahead",
                        "A cue is due within ten minutes, in milliseconds of the session clock (pong's \"session\").");
            case MALFORMED_CUE ->
                problem(422, why, "Not a cue that can be read", "It names no surrogate of this evening.");
            case NOT_AN_OS ->
                problem(403, why, "Not an OS", "Only the OS of this evening sends cues or takes them back.");
            case ACT_NOT_AGREED ->
                problem(409, why, "The act is not agreed to", "Everybody has to say yes to the act that a cue names.");
            case DUPLICATE_CUE -> problem(409, why, "That id was used", "Each cue of an evening has an id of its own.");
            case ALREADY_DUE -> problem(409, why, "Already due", "It is on her screen, and cannot be taken back.");
            case NO_SUCH_CUE -> problem(404, why, "No such cue", "It was never here, is answered, or was withdrawn.");
            case NOT_A_SURROGATE ->
                problem(403, why, "Not the surrogate", "Only the surrogate whom a cue is for answers it.");
        };
    }

    static Problem malformed(String sentence) {
        return Problem.of(
                422,
                CueProblem.MALFORMED_CUE.wire(),
                "Not a cue that can be read",
                sentence + " Nothing was done; see /schemas/cue-1.schema.json.");
    }

    private static Problem problem(int status, CueProblem why, String title, String detail) {
        return Problem.of(status, why.wire(), title, detail);
    }
}
