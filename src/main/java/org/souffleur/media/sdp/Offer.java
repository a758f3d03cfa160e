package org.souffleur.media.sdp;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What we read out of an offer; everything else in it is passed over.
 *
 * @param bundle the mids of the BUNDLE group, empty where there is none
 */
public record Offer(List<MediaLine> media, List<String> bundle) {

    /** Direction as the offerer wrote it. */
    public enum Direction {
        SENDRECV,
        SENDONLY,
        RECVONLY,
        INACTIVE;

        boolean sends() {
            return this == SENDRECV || this == SENDONLY;
        }

        boolean receives() {
            return this == SENDRECV || this == RECVONLY;
        }
    }

    /** One payload type of an m-line with its {@code rtpmap} and {@code fmtp}. */
    public record Format(int payloadType, String name, int clockRate, String fmtp) {}

    /** A certificate's digest (RFC 8122 §5). */
    public record Fingerprint(String hash, String hex) {}

    /**
     * @param kind {@code audio}, {@code video}, {@code application}…
     * @param mid the identification tag; made up from the place where the offer has none
     * @param extensions id by URI (RFC 8285)
     * @param ssrcs of {@code a=ssrc} lines, in order, without repetition
     * @param feedback {@code a=rtcp-fb} by payload type; those for all types are under {@link #ANY_TYPE}
     * @param rejected the offerer itself switched the line off with port 0 (and it is not bundled only)
     */
    public record MediaLine(
            String kind,
            String protocol,
            String mid,
            boolean midGiven,
            Direction direction,
            @Nullable String label,
            List<Format> formats,
            List<String> formatTokens,
            Map<String, Integer> extensions,
            List<Integer> ssrcs,
            Map<Integer, Set<String>> feedback,
            boolean rtcpMux,
            boolean rtcpMuxOnly,
            boolean rtcpReducedSize,
            @Nullable String ufrag,
            @Nullable String pwd,
            @Nullable Fingerprint fingerprint,
            @Nullable String setup,
            boolean rejected) {

        /** The key of feedback that is offered for every payload type. */
        static final int ANY_TYPE = -1;

        boolean offersFeedback(int payloadType, String kind) {
            return feedback.getOrDefault(payloadType, Set.of()).contains(kind)
                    || feedback.getOrDefault(ANY_TYPE, Set.of()).contains(kind);
        }
    }
}
