package org.souffleur.session.live;

import org.souffleur.people.EveningId;

/** What a live evening tells upward; called under its lock: note it and return at once. */
public interface OnEvening {
    /** Something that a view shows has changed. */
    void changed(EveningId evening);

    /** The state that must outlive this node has changed. */
    void stateChanged(EveningId evening);
}
