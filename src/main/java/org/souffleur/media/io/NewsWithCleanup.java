package org.souffleur.media.io;

import org.souffleur.media.LegId;
import org.souffleur.media.OnRoom;
import org.souffleur.media.SeatId;

/** Passes a room's news on, after the media thread has forgotten what the news says has gone. */
record NewsWithCleanup(MediaThread thread, Aside news, OnRoom listener) implements OnRoom {
    @Override
    public void legConnected(SeatId seat, LegId leg, boolean again) {
        news.run(() -> listener.legConnected(seat, leg, again));
    }

    @Override
    public void legLost(SeatId seat, LegId leg) {
        news.run(() -> listener.legLost(seat, leg));
    }

    @Override
    public void legSilent(SeatId seat, LegId leg, long heardAtNanos) {
        news.run(() -> listener.legSilent(seat, leg, heardAtNanos));
    }

    @Override
    public void legHeard(SeatId seat, LegId leg) {
        news.run(() -> listener.legHeard(seat, leg));
    }

    @Override
    public void legClosed(SeatId seat, LegId leg) {
        thread.forget(leg);
        news.run(() -> listener.legClosed(seat, leg));
    }

    @Override
    public void slotStarted(SeatId seat, String upSlot) {
        news.run(() -> listener.slotStarted(seat, upSlot));
    }

    @Override
    public void leaseLapsed() {
        news.run(listener::leaseLapsed);
    }
}
