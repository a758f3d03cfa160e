package org.souffleur.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.souffleur.cue.CueId;
import org.souffleur.cue.CueProblem;
import org.souffleur.cue.CueReply;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;

/**
 * A surrogate's devices tell that a cue was seen, and she answers it by one touch. Whoever calls has made sure that it
 * speaks for the seat. Asks nobody and returns at once; empty when it was passed on.
 */
@ApplicationScoped
public class AnswerCue {
    private final LiveSessions sessions;

    AnswerCue(LiveSessions sessions) {
        this.sessions = sessions;
    }

    /** @param atNanos when the frame that shows it was painted, on the session clock */
    public Optional<CueProblem> shown(EveningId evening, Seat by, CueId cue, long atNanos) {
        return sessions.carried(evening)
                .map(session -> session.cueShown(by, cue, atNanos))
                .orElseGet(() -> Optional.of(CueProblem.NO_SUCH_CUE));
    }

    /** @param cue null where the answer is about none: slower, repeat */
    public Optional<CueProblem> reply(EveningId evening, Seat by, @Nullable CueId cue, CueReply reply) {
        return sessions.carried(evening)
                .map(session -> session.replyToCue(by, cue, reply))
                .orElseGet(() -> Optional.of(CueProblem.NO_SUCH_CUE));
    }
}
