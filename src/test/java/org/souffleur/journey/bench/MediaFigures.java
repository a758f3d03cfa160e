package org.souffleur.journey.bench;

import java.util.Locale;
import org.souffleur.journey.measure.Findings;

/**
 * What the relay's bench found.
 *
 * @param sessions evenings that spoke at once
 * @param ppsIn authenticated packets a second that the relay counted
 * @param ppsOut forwarded packets a second, counted at the receivers' sockets
 * @param loss packets that did not arrive ÷ packets that should have, 0..1, relay's rounds only
 * @param forwardUs sender's socket → receiver's socket through the relay, microseconds, the median of the rounds
 * @param controlUs the same through the control
 * @param cpuCores processor seconds a second of the relay's whole process
 * @param allocBytesPerPacket allocated by media threads ÷ packets in
 * @param gcMaxPauseMs the longest pause of the relay's rounds, in the first of which a collection was asked for
 * @param jdk the relay's
 * @param knee whether this is the largest load without loss
 * @param beside what the figures must be read with
 */
record MediaFigures(
        int sessions,
        double ppsIn,
        double ppsOut,
        double loss,
        Times forwardUs,
        Times controlUs,
        double cpuCores,
        double allocBytesPerPacket,
        double gcMaxPauseMs,
        String jdk,
        boolean knee,
        Beside beside) {
    /** A generator that is later than this measures itself; a quarter of a frame. */
    static final long LATEST_US = 5_000;

    record Times(long p50, long p99) {
        Findings findings() {
            return new Findings().put("p50", p50).put("p99", p99);
        }
    }

    /**
     * Not in the JSON.
     *
     * @param lateUs how late packets were sent, against their due time, of all rounds
     * @param unsent due packets that the generator never sent
     * @param controlLoss as {@code loss}, of the control
     * @param controlPpsPerCore as {@code pps_per_core}, of the control: what sockets alone cost here
     * @param mediaCores of {@code cpuCores}, those of the media threads
     * @param othersCores processor seconds a second that neither relay nor generator nor control used
     * @param drops the relay's counts by reason since it was opened
     */
    record Beside(
            Times lateUs,
            long unsent,
            double controlLoss,
            double controlPpsPerCore,
            double mediaCores,
            double othersCores,
            String drops) {}

    boolean valid() {
        return beside.lateUs.p99 <= LATEST_US && beside.unsent == 0;
    }

    double ppsPerCore() {
        return cpuCores == 0 ? 0 : ppsOut / cpuCores;
    }

    /** One object with exactly the keys that were promised; {@code knee} only where it was looked for. */
    String json() {
        Findings all = new Findings()
                .put("sessions", sessions)
                .put("pps_in", Math.round(ppsIn))
                .put("pps_out", Math.round(ppsOut))
                .put("loss", loss, 6)
                .put("forward_us", forwardUs.findings())
                .put("control_us", controlUs.findings())
                .put("cpu_cores", cpuCores, 3)
                .put("pps_per_core", Math.round(ppsPerCore()))
                .put("alloc_bytes_per_packet", allocBytesPerPacket, 1)
                .put("gc_max_pause_ms", gcMaxPauseMs, 3)
                .put("jdk", jdk);
        if (knee) all.put("knee", true);
        return all.json();
    }

    String table() {
        StringBuilder table = new StringBuilder();
        line(table, knee ? "sessions, the most without loss" : "sessions", "%d", sessions);
        line(table, "packets in, a second", "%.0f", ppsIn);
        line(table, "packets out, a second", "%.0f", ppsOut);
        line(table, "lost, of a million", "%.0f", loss * 1e6);
        line(table, "forwarded in, µs, p50 / p99", "%d / %d", forwardUs.p50, forwardUs.p99);
        line(table, "the control in, µs, p50 / p99", "%d / %d", controlUs.p50, controlUs.p99);
        line(table, "the relay's processor, cores", "%.3f", cpuCores);
        line(table, "packets out, a second and busy core", "%.0f", ppsPerCore());
        line(table, "allocated, bytes a packet in", "%.1f", allocBytesPerPacket);
        line(table, "longest pause for collection, ms", "%.3f", gcMaxPauseMs);
        line(table, "JDK", "%s", jdk);
        return table.append(aside()).toString();
    }

    /** What a reader of the JSON should know too. */
    String aside() {
        StringBuilder aside = new StringBuilder();
        line(aside, "sent late by, µs, p50 / p99", "%d / %d", beside.lateUs.p50, beside.lateUs.p99);
        line(aside, "the control lost, of a million", "%.0f", beside.controlLoss * 1e6);
        line(aside, "the control's packets, a second and busy core", "%.0f", beside.controlPpsPerCore);
        line(aside, "of the relay's cores, its media threads'", "%.3f", beside.mediaCores);
        line(aside, "other programs' processor, cores", "%.2f", beside.othersCores);
        line(aside, "dropped by the relay", "%s", beside.drops);
        if (!valid()) {
            aside.append("NOT VALID: the generator was late (")
                    .append(beside.unsent)
                    .append(" packets never sent): it measures itself.\n");
        }
        return aside.toString();
    }

    private static void line(StringBuilder table, String what, String format, Object... values) {
        table.append(String.format(Locale.ROOT, "%-44s %16s%n", what, String.format(Locale.ROOT, format, values)));
    }
}
