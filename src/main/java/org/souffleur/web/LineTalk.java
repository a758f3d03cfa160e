package org.souffleur.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.souffleur.cue.CueId;
import org.souffleur.cue.CueNews;
import org.souffleur.cue.CueProblem;
import org.souffleur.media.Relay;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;
import org.souffleur.session.AnswerCue;
import org.souffleur.session.CutAnswer;
import org.souffleur.session.EveningNews;
import org.souffleur.session.FollowCues;
import org.souffleur.session.ReportEars;
import org.souffleur.session.SendCue;
import org.souffleur.session.SignOfLife;
import org.souffleur.session.live.EarDelay;
import org.souffleur.session.live.EarReport;

/** What is said on an evening's line, both ways, in its JSON. Everything here asks nobody and returns at once. */
@ApplicationScoped
public class LineTalk {
    /** What a device that stutters for a moment may be behind; a burst of 64 withdrawals fits several times. */
    private static final int MAX_BEHIND = 512;

    private final SendCue send;
    private final AnswerCue answers;
    private final FollowCues cues;
    private final ReportEars ears;
    private final SignOfLife life;
    private final Relay relay;
    private final ObjectMapper json;
    private final CueWriter writer;

    LineTalk(
            SendCue send,
            AnswerCue answers,
            FollowCues cues,
            ReportEars ears,
            SignOfLife life,
            Relay relay,
            ObjectMapper json) {
        this.send = send;
        this.answers = answers;
        this.cues = cues;
        this.ears = ears;
        this.life = life;
        this.relay = relay;
        this.json = json;
        this.writer = new CueWriter(json);
    }

    /** What this seat is told besides views: every word about cues in its order, and the newest delays. */
    Multi<String> follow(EveningId evening, Seat seat) {
        Multi<String> aboutCues = Multi.createFrom()
                .<CueNews>emitter(ear -> ear.onTermination(cues.follow(evening, seat, ear::emit)), MAX_BEHIND)
                .map(writer::news);
        Multi<String> delays = Multi.createFrom()
                .<List<EarDelay>>emitter(
                        ear -> ear.onTermination(ears.follow(evening, seat, ear::emit)), BackPressureStrategy.LATEST)
                .map(this::write);
        return Multi.createBy().merging().streams(aboutCues, delays);
    }

    void signOfLife(EveningId evening, @Nullable Seat seat) {
        if (seat != null) {
            life.from(evening, seat);
        }
    }

    /** The answer to a message; null where there is nothing to say. A host's line has no seat. */
    @Nullable
    String answer(EveningId evening, @Nullable Seat seat, JsonNode message) {
        String type = message.path("type").asText();
        if (CueReader.TYPES.contains(type)) {
            return cue(evening, seat, CueReader.read(message), type);
        }
        return switch (type) {
            case "ping" -> pong(message.path("t0"));
            case "ear" -> ear(evening, seat, message);
            default ->
                error(Problem.of(
                        400,
                        "no-such-message",
                        "No such message",
                        "Messages here are of type ping, stop, ear, cue, cue-retract, cue-shown or cue-reply."));
        };
    }

    private @Nullable String cue(EveningId evening, @Nullable Seat seat, CueReading reading, String type) {
        return reading.<Optional<String>>fold(
                        sent -> Optional.of(
                                seat == null
                                        ? refused(sent.cue().id(), CueProblem.NOT_AN_OS)
                                        : send.send(evening, seat, sent.cue())
                                                .fold(
                                                        yes -> writer.accepted(
                                                                sent.cue().id(), yes.dueNanos()),
                                                        no -> refused(sent.cue().id(), no.why()))),
                        back -> (seat == null
                                        ? Optional.of(CueProblem.NOT_AN_OS)
                                        : send.retract(evening, seat, back.id()))
                                .map(why -> refused(back.id(), why)),
                        shown -> (seat == null
                                        ? Optional.of(CueProblem.NOT_A_SURROGATE)
                                        : answers.shown(evening, seat, shown.id(), shown.atNanos()))
                                // It was withdrawn while it was being painted, or many devices paint: nobody's fault.
                                .filter(CueProblem.NOT_A_SURROGATE::equals)
                                .map(why -> error(CueWriter.problem(why))),
                        replied -> (seat == null
                                        ? Optional.of(CueProblem.NOT_A_SURROGATE)
                                        : answers.reply(evening, seat, replied.id(), replied.reply()))
                                .map(why -> error(CueWriter.problem(why))),
                        unreadable -> Optional.of(
                                type.equals("cue") || type.equals("cue-retract")
                                        ? writer.refused(unreadable.id(), CueWriter.malformed(unreadable.sentence()))
                                        : error(CueWriter.malformed(unreadable.sentence()))))
                .orElse(null);
    }

    private String refused(CueId id, CueProblem why) {
        return writer.refused(id.value(), CueWriter.problem(why));
    }

    private @Nullable String ear(EveningId evening, @Nullable Seat seat, JsonNode message) {
        JsonNode buffer = message.path("buffer");
        JsonNode device = message.path("device");
        boolean reported = message.path("deviceFrom").asText().equals("reported");
        if (!buffer.isNumber() || reported != device.isNumber()) {
            return malformedEar(
                    "\"buffer\" is a number of milliseconds, \"device\" too where it is reported, else null.");
        }
        try {
            EarReport report = new EarReport(buffer.doubleValue(), reported ? (Double) device.doubleValue() : null);
            if (seat != null) {
                ears.report(evening, seat, report);
            }
            return null;
        } catch (IllegalArgumentException e) {
            return malformedEar(String.valueOf(e.getMessage()));
        }
    }

    private String malformedEar(String sentence) {
        return error(Problem.of(422, "malformed-ear", "Not a delay that can be read", sentence));
    }

    /** {@code session} is the session clock: the node's monotonic milliseconds. */
    private String pong(JsonNode t0) {
        ObjectNode pong = json.createObjectNode().put("type", "pong");
        pong.set("t0", t0.isNumber() ? t0 : json.nullNode());
        return pong.put("session", relay.now() / 1e6).toString();
    }

    private String write(List<EarDelay> delays) {
        ObjectNode message = json.createObjectNode().put("type", "ears");
        return message.<ObjectNode>set("ears", json.valueToTree(delays)).toString();
    }

    String write(EveningNews news) {
        ObjectNode message = json.createObjectNode();
        return news.fold(
                seen -> message.put("type", "view")
                        .<ObjectNode>set("view", json.valueToTree(seen.view()))
                        .toString(),
                stopped ->
                        message.put("type", "stopped").put("by", stopped.by()).toString());
    }

    String write(CutAnswer answer) {
        ObjectNode message = json.createObjectNode().put("type", "stop-answer");
        return answer.fold(
                        done -> message.put("answer", "done").put("cutMs", done.cutMs()),
                        notRecorded -> message.put("answer", "cut-not-recorded").put("cutMs", notRecorded.cutMs()),
                        refused -> message.put("answer", "not-yours"))
                .toString();
    }

    /** The session clock, nanoseconds. */
    long now() {
        return relay.now();
    }

    String tooFast() {
        return error(
                Problem.of(
                        429,
                        "too-many-messages",
                        "Too many messages",
                        "At most " + LinePace.MAX_PER_SECOND
                                + " are taken in a second on one line; what came beyond them was dropped. A stop is always taken."));
    }

    String malformedJson() {
        return error(Problem.of(
                400, "malformed-json", "Not JSON", "That message could not be read as JSON. Nothing was done."));
    }

    String notFound() {
        return error(Problem.of(400, "not-found", "Not found", "There is nothing here for you."));
    }

    String notTaken() {
        return error(Problem.of(
                400,
                "not-taken",
                "That message was not taken",
                "It is larger than 16 KiB, or something broke here. Nothing was done; the evening goes on."));
    }

    private String error(Problem problem) {
        ObjectNode message = json.createObjectNode().put("type", "error");
        message.set("problem", json.valueToTree(problem));
        return message.toString();
    }
}
