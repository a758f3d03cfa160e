package org.souffleur.media;

/** For a room whose news nobody reads. */
public class NoNews implements OnRoom {
    @Override
    public void legConnected(SeatId seat, LegId leg, boolean again) {}

    @Override
    public void legLost(SeatId seat, LegId leg) {}

    @Override
    public void legClosed(SeatId seat, LegId leg) {}

    @Override
    public void slotStarted(SeatId seat, String upSlot) {}

    @Override
    public void leaseLapsed() {}
}
