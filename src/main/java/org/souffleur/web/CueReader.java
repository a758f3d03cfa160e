package org.souffleur.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.souffleur.cue.CueId;
import org.souffleur.cue.CueKind;
import org.souffleur.cue.CuePattern;
import org.souffleur.cue.CueReply;
import org.souffleur.cue.Due;
import org.souffleur.cue.NewCue;
import org.souffleur.people.Seat;

/**
 * Reads what devices and programs say about cues: exactly what {@code docs/schemas/cue-1.schema.json} allows, and
 * {@code CueSchemaTest} holds the two together. A field that nobody knows is refused, so that a misspelt {@code inMs}
 * is not a cue that is due now.
 */
final class CueReader {
    static final Set<String> TYPES = Set.of("cue", "cue-retract", "cue-shown", "cue-reply");
    private static final int VERSION = 1;

    private CueReader() {}

    /** A message whose type is one of {@link #TYPES}. */
    static CueReading read(JsonNode message) {
        try {
            return switch (message.path("type").asText()) {
                case "cue" -> new CueReading.Sent(cue(message));
                case "cue-retract" -> {
                    only(message, Set.of("type", "id"));
                    yield new CueReading.Retracted(id(message.path("id")));
                }
                case "cue-shown" -> {
                    only(message, Set.of("type", "id", "at"));
                    yield new CueReading.Shown(id(message.path("id")), Due.nanos(number(message, "at")));
                }
                case "cue-reply" -> reply(message);
                default -> throw new IllegalArgumentException("No such message about cues.");
            };
        } catch (IllegalArgumentException e) {
            String why = e.getMessage();
            return new CueReading.Unreadable(claimedId(message), why == null ? "" : why);
        }
    }

    private static NewCue cue(JsonNode message) {
        only(message, Set.of("type", "v", "cue"));
        JsonNode version = message.path("v");
        need(version.isNumber() && version.doubleValue() == VERSION, "This is version 1 of cues: \"v\" is 1.");
        JsonNode cue = message.path("cue");
        need(cue.isObject(), "A cue message has its cue in \"cue\".");
        only(cue, Set.of("id", "kind", "text", "due", "inMs", "pattern", "act", "for"));
        String pattern = text(cue, "pattern");
        String to = text(cue, "for");
        need(to == null || Seat.parse(to).isPresent(), "\"for\" is a seat, like s3.");
        return new NewCue(
                id(cue.path("id")),
                CueKind.parse(required(cue, "kind"))
                        .orElseThrow(() -> bad("\"kind\" is words, gesture, move, pace, breath or pause.")),
                text(cue, "text"),
                due(cue),
                pattern == null
                        ? null
                        : CuePattern.parse(pattern)
                                .orElseThrow(() -> bad("\"pattern\" is slow, stop, closer, back or breathe.")),
                text(cue, "act"),
                to);
    }

    private static Due due(JsonNode cue) {
        need(!(cue.has("due") && cue.has("inMs")), "A cue has \"due\" or \"inMs\", not both.");
        if (cue.has("due")) {
            return Due.atMs(number(cue, "due"));
        }
        return cue.has("inMs") ? Due.inMs(number(cue, "inMs")) : Due.now();
    }

    private static CueReading reply(JsonNode message) {
        only(message, Set.of("type", "id", "reply"));
        need(message.has("id"), "A reply has an \"id\": the cue's, or null.");
        CueReply reply = CueReply.parse(required(message, "reply"))
                .orElseThrow(() -> bad("\"reply\" is ok, cant, slower or repeat."));
        CueId about = message.path("id").isNull() ? null : id(message.path("id"));
        need(about != null || reply.standsAlone(), "Only slower and repeat can be about no cue.");
        return new CueReading.Replied(about, reply);
    }

    private static void only(JsonNode object, Set<String> known) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            need(known.contains(names.next()), "There is a field here that version 1 does not know.");
        }
    }

    private static CueId id(JsonNode id) {
        return CueId.parse(id.isTextual() ? id.textValue() : "")
                .orElseThrow(() -> bad("\"id\" is 1 to 64 of A-Z, a-z, 0-9, _ and -."));
    }

    private static @Nullable String claimedId(JsonNode message) {
        JsonNode id = message.path("type").asText().equals("cue")
                ? message.path("cue").path("id")
                : message.path("id");
        return CueId.parse(id.asText()).map(CueId::value).orElse(null);
    }

    private static String required(JsonNode object, String name) {
        String text = text(object, name);
        if (text == null) {
            throw bad("\"" + name + "\" is missing.");
        }
        return text;
    }

    private static @Nullable String text(JsonNode object, String name) {
        JsonNode field = object.path(name);
        need(field.isTextual() || field.isMissingNode(), "\"" + name + "\" is a text.");
        return field.textValue();
    }

    private static double number(JsonNode object, String name) {
        JsonNode field = object.path(name);
        need(field.isNumber(), "\"" + name + "\" is a number of milliseconds.");
        return field.doubleValue();
    }

    private static void need(boolean holds, String sentence) {
        if (!holds) {
            throw bad(sentence);
        }
    }

    private static IllegalArgumentException bad(String sentence) {
        return new IllegalArgumentException(sentence);
    }
}
