package org.souffleur.media.rtp;

/** What {@link RtcpReader} finds in a compound packet, in order. SSRCs and 32-bit counters are raw ints. */
public interface OnRtcp {
    /** RFC 3550 §6.4.1; {@code ntpMiddle} is the middle 32 bits of the NTP time, as LSR wants them. */
    default void senderReport(int ssrc, int ntpMiddle, int rtpTimestamp) {}

    /** One block of a sender or receiver report; {@code lsr} and {@code dlsr} in 1/65536 s, 0 where unknown. */
    default void reportBlock(int about, int fractionLost256, int cumulativeLost, int jitter, int lsr, int dlsr) {}

    /** One missing packet (RFC 4585 §6.2.1). */
    default void nack(int mediaSsrc, int sequence) {}

    /** PLI (RFC 4585 §6.3.1) or FIR (RFC 5104 §4.3.1): a whole picture is wanted. */
    default void pictureWanted(int mediaSsrc) {}

    /** REMB (draft-alvestrand-rmcat-remb): the receiver can take so much in sum. */
    default void receiverEstimate(long bitsPerSecond) {}

    default void bye(int ssrc) {}
}
