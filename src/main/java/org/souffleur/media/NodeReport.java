package org.souffleur.media;

import java.util.List;
import java.util.Map;

/**
 * Counters of the whole relay since it was opened.
 *
 * @param rooms open now
 * @param legs open now, connected or not
 * @param packetsIn authenticated media packets received
 * @param packetsOut media packets sent, retransmissions too
 * @param drops by reason
 * @param handshakes DTLS handshakes that succeeded
 * @param handshakeMs how long the latest of them took, first flight to keys, milliseconds
 * @param cuts how often {@link Relay#cut} or {@link Relay#allow} completed
 * @param cutMs how long the latest of them took, asked to flushed, milliseconds
 */
public record NodeReport(
        int rooms,
        int legs,
        long packetsIn,
        long packetsOut,
        Map<String, Long> drops,
        long handshakes,
        List<Double> handshakeMs,
        long cuts,
        List<Double> cutMs) {}
