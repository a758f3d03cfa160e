package org.souffleur.media.io;

import org.souffleur.media.LegId;
import org.souffleur.media.OnRoom;
import org.souffleur.media.SeatId;

/** Passes a room's news on, after the thread has forgotten what the news says has gone; no listener can harm the loop. */
record NewsWithCleanup(MediaThread thread, OnRoom listener) implements OnRoom {
    private static final System.Logger LOG = System.getLogger(NewsWithCleanup.class.getName());

    @Override
    public void legConnected(SeatId seat, LegId leg, boolean again) {
        guarded(() -> listener.legConnected(seat, leg, again));
    }

    @Override
    public void legLost(SeatId seat, LegId leg) {
        guarded(() -> listener.legLost(seat, leg));
    }

    @Override
    public void legSilent(SeatId seat, LegId leg, long heardAtNanos) {
        guarded(() -> listener.legSilent(seat, leg, heardAtNanos));
    }

    @Override
    public void legHeard(SeatId seat, LegId leg) {
        guarded(() -> listener.legHeard(seat, leg));
    }

    @Override
    public void legClosed(SeatId seat, LegId leg) {
        thread.forget(leg);
        guarded(() -> listener.legClosed(seat, leg));
    }

    @Override
    public void slotStarted(SeatId seat, String upSlot) {
        guarded(() -> listener.slotStarted(seat, upSlot));
    }

    @Override
    public void leaseLapsed() {
        guarded(listener::leaseLapsed);
    }

    private static void guarded(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A listener of a room has failed.", e);
        }
    }
}
