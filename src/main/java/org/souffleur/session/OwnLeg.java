package org.souffleur.session;

import org.souffleur.media.LegId;
import org.souffleur.people.Seat;
import org.souffleur.session.live.LiveSession;

/** A leg of the caller's own seat. Only {@link FindLeg} makes one: who holds it has been asked who they are. */
public final class OwnLeg {
    final LiveSession session;
    final Seat seat;
    final LegId id;

    OwnLeg(LiveSession session, Seat seat, LegId id) {
        this.session = session;
        this.seat = seat;
        this.id = id;
    }
}
