package org.souffleur.media;

import java.util.List;
import java.util.Map;

/**
 * Counters of one room.
 *
 * @param packetsIn authenticated media packets received
 * @param packetsOut media packets sent
 * @param drops packets that were not forwarded, by reason
 * @param legs the legs as they stand
 */
public record RoomReport(long packetsIn, long packetsOut, Map<String, Long> drops, List<LegReport> legs) {
    /**
     * One leg.
     *
     * @param roundTripMs from its receiver reports (RFC 3550 §6.4.1), or −1 where unknown
     * @param lossToPeer fraction 0..1 its receiver reports give for our down-slots
     */
    public record LegReport(
            LegId leg,
            SeatId seat,
            boolean connected,
            long packetsIn,
            long packetsOut,
            double roundTripMs,
            double lossToPeer) {}
}
