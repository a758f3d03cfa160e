package org.souffleur.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.souffleur.cue.CueId;
import org.souffleur.cue.CueOutcome;
import org.souffleur.cue.CueProblem;
import org.souffleur.cue.NewCue;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;

/**
 * An OS sends a cue, or takes one back before it is due. Whoever calls has made sure that it speaks for the seat. Asks
 * nobody and returns at once; what follows is told through {@link FollowCues}.
 */
@ApplicationScoped
public class SendCue {
    private final LiveSessions sessions;

    SendCue(LiveSessions sessions) {
        this.sessions = sessions;
    }

    public CueOutcome send(EveningId evening, Seat from, NewCue cue) {
        return sessions.carried(evening)
                .map(session -> session.sendCue(from, cue))
                .orElseGet(() -> new CueOutcome.Refused(CueProblem.NOT_IN_ROLE));
    }

    /** Empty when it is taken back; nobody sees it any more. */
    public Optional<CueProblem> retract(EveningId evening, Seat from, CueId cue) {
        return sessions.carried(evening)
                .map(session -> session.retractCue(from, cue))
                .orElseGet(() -> Optional.of(CueProblem.NO_SUCH_CUE));
    }
}
