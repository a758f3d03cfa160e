package org.souffleur.media.sdp;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.souffleur.media.Slot;

/**
 * What an offer and its answer have settled.
 *
 * @param remoteUfrag the peer's, which its checks carry after the colon
 * @param remotePwd the peer's, by which it signs the answers to checks of ours
 * @param fingerprint of the certificate the peer must show
 * @param lines those that carry media, in the offer's order
 * @param tag the CNAME of our streams (RFC 7022): random, and says nothing about anybody
 */
public record Agreement(
        String remoteUfrag,
        String remotePwd,
        Offer.Fingerprint fingerprint,
        List<Line> lines,
        String tag,
        String answerSdp) {

    /**
     * The RTCP feedback that both sides know (RFC 4585).
     *
     * @param nack lost packets may be asked for again
     * @param picture a whole picture may be asked for (PLI)
     * @param estimate the receiver may say how much it can take (REMB)
     * @param transport whoever receives tells when each packet came (transport-wide congestion control)
     */
    public record Feedback(boolean nack, boolean picture, boolean estimate, boolean transport) {}

    /**
     * One m-line in use. A line may carry an up-slot, a down-slot, or one of each.
     *
     * @param up the slot that the peer sends, or null
     * @param down the slot that we send, or null
     * @param ssrc ours, where {@code down} is set
     * @param transportExtension of the transport-wide number, 0 where it was not agreed
     * @param remoteSsrcs those the offer announced
     */
    public record Line(
            String mid,
            Slot.Kind kind,
            @Nullable String up,
            @Nullable String down,
            Map<Codec, Integer> payloadTypes,
            int midExtension,
            int audioLevelExtension,
            int absSendTimeExtension,
            int transportExtension,
            int ssrc,
            List<Integer> remoteSsrcs,
            Feedback feedback) {

        /** The codec of a payload type that the answer accepted, or null. */
        public @Nullable Codec codec(int payloadType) {
            for (Map.Entry<Codec, Integer> entry : payloadTypes.entrySet()) {
                if (entry.getValue() == payloadType) return entry.getKey();
            }
            return null;
        }
    }
}
