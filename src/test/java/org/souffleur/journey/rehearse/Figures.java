package org.souffleur.journey.rehearse;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.souffleur.journey.measure.Findings;
import org.souffleur.journey.measure.Quantiles;

/**
 * What a rehearsal found; times in milliseconds.
 *
 * @param setupMs by role, the median of several joins
 * @param audioLoss concealed ÷ total samples outside silence, worst ear, 0..1
 * @param cameraFps pictures a second that the OS decoded, slower camera
 * @param revokeToLastPacketMs last byte of the request leaving → last covered packet at the receiver's socket
 * @param revokeToSilenceMs last byte of the request leaving → last audible sample or last painted picture
 * @param packetsAfterAck covered packets that came to a receiver's socket after the acknowledgement had been read
 * @param cueToScreenMs a cue that is due at once: given to the OS's socket → painted on the surrogate's screen
 * @param cueErrorMs a cue that is due later: painted against due, without sign
 * @param idleCpu the machine's idle share while speech, withdrawals or cues were measured, the lowest of them, 0..1
 */
record Figures(
        Map<String, Double> setupMs,
        Quantiles voiceToHumanMs,
        Quantiles voiceToSurrogateMs,
        Quantiles directP2pMs,
        double audioLoss,
        double cameraFps,
        Quantiles revokeToLastPacketMs,
        Quantiles revokeToSilenceMs,
        long packetsAfterAck,
        Quantiles cueToScreenMs,
        Quantiles cueErrorMs,
        double idleCpu) {
    /** A machine that is busier than this measures its own load. */
    static final double LEAST_IDLE = 0.2;

    boolean valid() {
        return idleCpu >= LEAST_IDLE;
    }

    /** One object with exactly the keys that were promised. */
    String json() {
        Findings setup = new Findings();
        for (String role : List.of("human", "surrogate", "os")) {
            setup.put(role, setupMs.get(role), 1);
        }
        return new Findings()
                .put("setup_ms", setup)
                .put("voice_to_human_ms", voiceToHumanMs, 95)
                .put("voice_to_surrogate_ms", voiceToSurrogateMs, 95)
                .put("direct_p2p_ms", directP2pMs, 95)
                .put("audio_loss", audioLoss, 5)
                .put("camera_fps", cameraFps, 2)
                .put("revoke_to_last_packet_ms", revokeToLastPacketMs, 99)
                .put("revoke_to_silence_ms", revokeToSilenceMs, 95)
                .put("packets_after_ack", packetsAfterAck)
                .put("cue_to_screen_ms", cueToScreenMs, 95)
                .put("cue_error_ms", cueErrorMs, 95)
                .put("idle_cpu", idleCpu, 3)
                .json();
    }

    String table() {
        StringBuilder table = new StringBuilder();
        table.append(String.format(Locale.ROOT, "%-44s %9s %9s %6s%n", "", "p50", "p95", "n"));
        row(table, "voice → human's ear, ms", voiceToHumanMs, 95);
        row(table, "voice → surrogate's ear, ms", voiceToSurrogateMs, 95);
        row(table, "the same voice without a server, ms", directP2pMs, 95);
        row(table, "revoked → silent and dark, ms", revokeToSilenceMs, 95);
        row(table, "revoked → last packet, ms (p99)", revokeToLastPacketMs, 99);
        row(table, "cue sent → painted, ms", cueToScreenMs, 95);
        row(table, "cue painted against due, ms", cueErrorMs, 95);
        setupMs.forEach((role, ms) -> line(table, "press → first sound, " + role + ", ms", "%.0f", ms));
        line(table, "packets after the acknowledgement", "%.0f", (double) packetsAfterAck);
        line(table, "audio lost, worst ear, %", "%.2f", audioLoss * 100);
        line(table, "pictures a second at the OS, slower camera", "%.1f", cameraFps);
        line(table, "idle processor, %", "%.0f", idleCpu * 100);
        if (!valid()) {
            table.append("NOT VALID: the machine was busier than 80 %; its load is what these figures show.\n");
        }
        return table.toString();
    }

    private static void row(StringBuilder table, String what, Quantiles values, int high) {
        table.append(String.format(
                Locale.ROOT, "%-44s %9.1f %9.1f %6d%n", what, values.p(50), values.p(high), values.count()));
    }

    private static void line(StringBuilder table, String what, String format, double value) {
        table.append(String.format(Locale.ROOT, "%-44s %9s%n", what, String.format(Locale.ROOT, format, value)));
    }
}
