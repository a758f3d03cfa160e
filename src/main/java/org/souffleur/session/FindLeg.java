package org.souffleur.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.souffleur.media.LegId;
import org.souffleur.people.Caller;
import org.souffleur.people.EveningId;

/** A device names its leg: it is reached by its own seat only, whatever its name reveals. */
@ApplicationScoped
public class FindLeg {
    private final LiveSessions sessions;

    FindLeg(LiveSessions sessions) {
        this.sessions = sessions;
    }

    /** The leg, or empty where there is none, or it is another seat's. */
    public Optional<OwnLeg> find(Caller caller, EveningId evening, LegId leg) {
        return sessions.carried(evening)
                .flatMap(session -> session.evening()
                        .partyOf(caller.account())
                        .filter(party -> session.isLegOf(party.seat(), leg))
                        .map(party -> new OwnLeg(session, party.seat(), leg)));
    }
}
