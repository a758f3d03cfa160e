package org.souffleur.media.room;

import org.souffleur.media.ice.Path;
import org.souffleur.media.rtp.RtcpWriter;
import org.souffleur.media.srtp.SrtpSession;

/** Writes what we tell a leg by RTCP: reports with the slots' own numbers, and requests to its cameras. */
final class LegReporter {
    private static final long UNIX_TO_NTP_SECONDS = 2_208_988_800L;

    /** Below this a picture helps nobody. */
    private static final long LEAST_CAMERA_BITS = 100_000;

    private final OutQueue out;
    private final Counts counts;
    private final RoomSettings settings;
    private final long unixNanosAtZero;
    private final RtcpWriter writer = new RtcpWriter();
    private final long[] missing = new long[64];
    private final int[] cameras = new int[8];

    /** Just below the 10 % from which congestion control by loss takes the rate back (draft-ietf-rmcat-gcc-02 §6). */
    private static final int MOST_FOR_AN_EAR_256 = 25;

    LegReporter(OutQueue out, Counts counts, RoomSettings settings, long unixNanosAtZero) {
        this.out = out;
        this.counts = counts;
        this.settings = settings;
        this.unixNanosAtZero = unixNanosAtZero;
    }

    /** NTP time: seconds since 1900 in the upper, fraction in the lower 32 bits. */
    long ntp(long nowNanos) {
        long nanos = unixNanosAtZero + nowNanos;
        long seconds = Math.floorDiv(nanos, 1_000_000_000L);
        long fraction = (Math.floorMod(nanos, 1_000_000_000L) << 32) / 1_000_000_000L;
        return seconds + UNIX_TO_NTP_SECONDS << 32 | fraction;
    }

    static int ntpMiddle(long ntp) {
        return (int) (ntp >>> 16);
    }

    /** The regular report: one SR for each slot in use, blocks about what the leg sends, and a bound for its cameras. */
    void report(long nowNanos, Leg leg) {
        writer.clear();
        boolean begun = false;
        for (DownSlot slot : leg.down.values()) {
            if (!slot.active(nowNanos) || !writer.fits(28)) continue;
            writer.senderReport(slot.ssrc, ntp(nowNanos), slot.timestampAt(nowNanos), slot.packets(), slot.octets());
            if (!begun) blocks(nowNanos, leg);
            begun = true;
        }
        if (!begun) {
            if (leg.sources.isEmpty()) return;
            writer.receiverReport(leg.controlSsrc);
            blocks(nowNanos, leg);
        }
        writer.cname(leg.controlSsrc, leg.tag);
        cameraBound(leg);
        send(leg);
    }

    /** The bound alone, before the next report: somebody who looks can take less than before. */
    void bound(Leg leg) {
        writer.clear();
        writer.receiverReport(leg.controlSsrc);
        writer.cname(leg.controlSsrc, leg.tag);
        cameraBound(leg);
        send(leg);
    }

    private void blocks(long nowNanos, Leg leg) {
        for (UpSource source : leg.sources.values()) {
            int delay =
                    source.lastReport == 0 ? 0 : (int) ((nowNanos - source.lastReportAt) / 1_000 * 65536 / 1_000_000);
            writer.block(
                    source.ssrc,
                    lossTold256(source),
                    source.stats.cumulativeLost(),
                    (int) source.stats.highest(),
                    source.stats.jitter(),
                    source.lastReport,
                    delay);
        }
    }

    /**
     * What a talker is told of loss: on its way to us and, for a voice, on from us to the worst ear. Encoders put spare
     * speech (Opus in-band FEC, RFC 6716 §2.1.7) into packets only where they are told of loss, and they hear of it from
     * nobody but us. Never so much for an ear's sake that a sender takes its own way for congested and its camera back.
     */
    private static int lossTold256(UpSource source) {
        int own = source.stats.fractionLost256();
        if (source.isVideo()) return own;
        double worst = 0;
        for (DownSlot slot : source.slot.listeners) {
            if (slot.source() == source && slot.leg.connected()) worst = Math.max(worst, slot.lossToPeer);
        }
        int both = (int) (256 - (256 - own) * (1 - worst));
        return Math.max(own, Math.min(both, MOST_FOR_AN_EAR_256));
    }

    /**
     * REMB for the cameras of a leg: the node's bound, or less where those who look can take less, and on top of it what
     * the leg's voices need, for the sender counts them in.
     */
    private void cameraBound(Leg leg) {
        leg.boundFell = false;
        int count = 0;
        int voices = 0;
        long each = settings.cameraBitsPerSecond();
        for (UpSource source : leg.sources.values()) {
            if (!source.isVideo()) voices++;
            if (!source.slot.line.feedback().estimate() || count == cameras.length) continue;
            cameras[count++] = source.ssrc;
            for (DownSlot slot : source.slot.listeners) {
                if (slot.source() == source) each = Math.min(each, forEachCamera(slot.leg));
            }
        }
        if (count == 0 || !writer.fits(20 + 4 * count)) return;
        long bits = count * Math.max(LEAST_CAMERA_BITS, each) + voices * Takes.VOICE_BITS;
        writer.remb(leg.controlSsrc, bits, cameras, count);
    }

    /** Voices first: what is left of what a leg takes, shared by the cameras that it sees. */
    private static long forEachCamera(Leg leg) {
        int cameras = 0;
        int voices = 0;
        for (DownSlot slot : leg.down.values()) {
            if (!(slot.source() instanceof UpSource source)) continue;
            if (source.isVideo()) cameras++;
            else voices++;
        }
        return (leg.takes.bits() - voices * Takes.VOICE_BITS) / Math.max(1, cameras);
    }

    /** An early report (RFC 4585 §3.4): NACKs that are due, and a PLI where one is wanted. */
    void ask(long nowNanos, UpSource source, boolean picture) {
        int count = source.missing.due(nowNanos, missing);
        if (!source.slot.line.feedback().nack()) count = 0;
        boolean asks = picture && source.slot.line.feedback().picture();
        if (count == 0 && !asks) return;
        Leg leg = source.slot.leg;
        writer.clear();
        writer.receiverReport(leg.controlSsrc);
        writer.cname(leg.controlSsrc, leg.tag);
        if (count > 0) writer.nack(leg.controlSsrc, source.ssrc, missing, count);
        if (asks) writer.pli(leg.controlSsrc, source.ssrc);
        send(leg);
    }

    /** What came since the last time, and when: a browser paces itself by it (draft-holmer-rmcat-transport-wide-cc). */
    void transport(long nowNanos, Leg leg) {
        TransportArrivals arrivals = leg.arrivals;
        if (arrivals == null || !arrivals.due(nowNanos)) return;
        for (long base = arrivals.next(); base >= 0; base = arrivals.next()) {
            writer.clear();
            writer.receiverReport(leg.controlSsrc);
            writer.cname(leg.controlSsrc, leg.tag);
            int told = writer.transport(
                    leg.controlSsrc, arrivals.from(), base, arrivals.count(base), arrivals.number(), arrivals);
            if (told == 0) return;
            arrivals.told(base, told);
            send(leg);
        }
    }

    private void send(Leg leg) {
        SrtpSession srtp = leg.srtp;
        Path path = leg.path();
        if (srtp == null || path == null || !leg.connected()) return;
        OutQueue.Outgoing place = out.next();
        if (place == null) {
            counts.drop(Drop.OUT_QUEUE_FULL);
            return;
        }
        System.arraycopy(writer.bytes(), 0, place.bytes, 0, writer.length());
        int length = srtp.protectRtcp(place.bytes, 0, writer.length());
        if (length > 0) out.commit(place, path, length);
    }
}
