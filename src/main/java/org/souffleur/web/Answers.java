package org.souffleur.web;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.souffleur.media.LegOutcome;
import org.souffleur.session.CutAnswer;
import org.souffleur.session.EntryAnswer;
import org.souffleur.session.GrantAnswer;
import org.souffleur.session.MoveAnswer;
import org.souffleur.session.live.WhyNot;

/** A door's answer in HTTP's words. */
final class Answers {
    private static final String RETRY_SOON_S = "2";

    private Answers() {}

    static Response ok(Object body) {
        return Response.ok(body).build();
    }

    static Response notFound() {
        return Problem.notFound().response();
    }

    static Response signInFirst() {
        return Problem.signInFirst().response();
    }

    static Response entry(EntryAnswer answer) {
        return answer.fold(entered -> ok(entered.entry()), over -> over(), notYours -> notFound(), Answers::notNow);
    }

    static Response over() {
        return Problem.of(
                        409,
                        "over",
                        "This evening is over",
                        "It was stopped or has ended. Nobody can come in again; nothing flows any more.")
                .response();
    }

    static Response notNow(EntryAnswer.NotNow notNow) {
        return switch (notNow.reason()) {
            case NOT_OPEN_YET ->
                Problem.of(409, "not-open-yet", "Not open yet", "This evening has not begun. Come back at its time.")
                        .response();
            case LEDGER_AWAY -> ledgerAway();
            case FULL ->
                later(Problem.of(
                        503,
                        "full",
                        "No room just now",
                        "This server carries all the evenings it can. Trying again in a moment is fine."));
        };
    }

    private static Response ledgerAway() {
        return later(Problem.of(
                503,
                "ledger-away",
                "The record of consent cannot be read",
                "Nobody comes in and nothing is agreed to until it can. What was agreed to is safe. We try again by"
                        + " ourselves; so can you in a moment."));
    }

    private static Response later(Problem problem) {
        return Response.fromResponse(problem.response())
                .header("Retry-After", RETRY_SOON_S)
                .build();
    }

    static Response grant(GrantAnswer answer) {
        return answer.fold(
                granted -> ok(granted.view()),
                needsSignIn -> Problem.of(
                                403,
                                "needs-sign-in",
                                "Sign in once more",
                                "A yes needs your own sign-in of the last ten minutes. Nothing was agreed to.")
                        .response(),
                noSuchSubject -> noSuchSubject(),
                over -> over(),
                notYours -> notFound(),
                ledgerAway -> ledgerAway());
    }

    private static Response noSuchSubject() {
        return Problem.of(
                        422,
                        "no-such-subject",
                        "Nothing of that name to agree to",
                        "This evening's sheet has no such line that needs your own answer.")
                .response();
    }

    static Response cut(CutAnswer answer) {
        return answer.fold(
                done -> ok(Map.of("answer", "done", "cutMs", done.cutMs())),
                notRecorded -> Response.status(202)
                        .entity(Map.of("answer", "cut-not-recorded", "cutMs", notRecorded.cutMs()))
                        .build(),
                refused -> switch (refused.reason()) {
                    case NOT_YOURS ->
                        new Problem(
                                        "/problems/not-yours",
                                        "Not yours to stop",
                                        403,
                                        "This is not an evening of yours, so nothing was stopped.",
                                        "not-yours",
                                        null)
                                .response();
                    case NO_SUCH_SUBJECT -> noSuchSubject();
                });
    }

    static Response move(MoveAnswer answer) {
        return answer.fold(
                moved -> ok(moved.view()),
                notPossible -> Problem.of(409, "not-possible-now", "Not just now", notPossible.sentence())
                        .because(word(notPossible.why()))
                        .response(),
                noSuchMove -> Problem.of(
                                422,
                                "no-such-move",
                                "No such move",
                                "Moves are out-of-role, back-in-role, pause, resume and end.")
                        .response(),
                notYours -> notFound());
    }

    private static String word(WhyNot why) {
        return switch (why) {
            case NOT_NOW -> "not-possible-now";
            case NOT_YOURS_TO_END -> "not-yours-to-end";
            case DEVICE_STILL_LOST -> "device-still-lost";
        };
    }

    /** RFC 9110 §13.1.1: a change names the edition that it is a change of, so that two pages do not undo each other's. */
    static Response whichEdition() {
        return Problem.of(428, "no-if-match", "A change of what?", "Send If-Match: with the edition that you changed.")
                .response();
    }

    static Response changedMeanwhile() {
        return Problem.of(
                        412,
                        "changed-meanwhile",
                        "Changed on another page",
                        "This was changed on another page since you looked. Nothing was overwritten; look at what stands"
                                + " now and decide again.")
                .response();
    }

    /** RFC 6585 §3. */
    static Response unconditional() {
        return Problem.of(
                        428,
                        "no-if-match",
                        "Which ICE session?",
                        "Send If-Match: with the ETag of the answer to trickle, with * to restart.")
                .response();
    }

    static Response refusedOffer(LegOutcome.Reason reason, String detail) {
        return switch (reason) {
            case MALFORMED ->
                Problem.of(400, "malformed-sdp", "Not an SDP we can read", detail)
                        .response();
            case NO_SUCH_SLOT ->
                Problem.of(422, "no-such-slot", "Not a stream your role may have", detail)
                        .response();
            case NO_COMMON_CODEC ->
                Problem.of(422, "no-common-codec", "No codec in common", detail).response();
            case NO_SUCH_LEG -> notFound();
            case OTHER_ICE_SESSION ->
                Problem.of(412, "other-ice-session", "Another ICE session", detail + " Restart it with If-Match: *.")
                        .response();
            case BUSY -> later(Problem.of(503, "busy", "Too many connections just now", detail));
        };
    }
}
