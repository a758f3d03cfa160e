package org.souffleur.session;

import jakarta.enterprise.context.ApplicationScoped;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;

/**
 * Whoever sits at a seat has just shown that they are there, other than by media: a message on the line, a beat of a
 * program in this process. An OS that gives no sign for 1.5 s, by media or by this, is lost; its next sign ends that.
 */
@ApplicationScoped
public class SignOfLife {
    private final LiveSessions sessions;

    SignOfLife(LiveSessions sessions) {
        this.sessions = sessions;
    }

    public void from(EveningId evening, Seat seat) {
        sessions.carried(evening).ifPresent(session -> session.signOfLife(seat));
    }
}
