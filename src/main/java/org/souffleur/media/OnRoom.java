package org.souffleur.media;

/** What a room tells upward, in the order in which it happened, and never on a thread that carries media. */
public interface OnRoom {
    /** DTLS is done and the first authenticated media can flow. {@code again} tells a return after {@link #legLost}. */
    void legConnected(SeatId seat, LegId leg, boolean again);

    /** Nothing authenticated came from the peer for the freshness time (RFC 7675 as the server sees it). */
    void legLost(SeatId seat, LegId leg);

    /** Nothing authenticated has come for a second; the last did at {@code heardAtNanos}. The leg is not lost yet. */
    default void legSilent(SeatId seat, LegId leg, long heardAtNanos) {}

    /** Something authenticated came again after {@link #legSilent}. */
    default void legHeard(SeatId seat, LegId leg) {}

    /** The leg was closed by its peer (DTLS close_notify), by us, or after it had been lost for too long. */
    void legClosed(SeatId seat, LegId leg);

    /** The first packet of an up-slot arrived, allowed onward or not. */
    void slotStarted(SeatId seat, String upSlot);

    /** The room's lease passed: nothing flows until it is renewed. */
    void leaseLapsed();
}
