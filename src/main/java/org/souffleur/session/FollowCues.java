package org.souffleur.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.souffleur.cue.CueNews;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;
import org.souffleur.session.live.OnEvening;

/**
 * Hearing what becomes of cues, from one seat: a surrogate hears of cues for her, an OS what became of its own. A
 * device that comes later, or again, is first told what it must know; a cue may therefore come twice.
 */
@ApplicationScoped
public class FollowCues implements OnEvening {
    private final LiveSessions sessions;
    private final Ears<CueNews> ears = new Ears<>();

    FollowCues(LiveSessions sessions) {
        this.sessions = sessions;
        sessions.listen(this);
    }

    /**
     * Follows until the answer is run.
     *
     * @param ear called under the evening's lock, in the order in which things happened: note it and return at once
     */
    public Runnable follow(EveningId evening, Seat seat, Consumer<CueNews> ear) {
        Runnable leave = ears.add(evening, seat, ear);
        sessions.carried(evening).ifPresent(session -> session.tellCuesAgain(seat, ear));
        return leave;
    }

    @Override
    public void cueNews(EveningId evening, Seat to, CueNews news) {
        ears.tell(evening, to, news);
    }

    @Override
    public void changed(EveningId evening) {
        // A view is not a cue's business.
    }

    @Override
    public void stateChanged(EveningId evening) {
        // What a state does to cues is told as news of them.
    }
}
