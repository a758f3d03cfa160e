package org.souffleur.session.live;

import org.souffleur.cue.CueNews;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;

/** What a live evening tells upward; called under its lock: note it and return at once. */
public interface OnEvening {
    /** Something that a view shows has changed. */
    void changed(EveningId evening);

    /** The state that must outlive this node has changed. */
    void stateChanged(EveningId evening);

    /** A seat is to hear this about cues. Most who listen here look at views and states only. */
    default void cueNews(EveningId evening, Seat to, CueNews news) {}
}
