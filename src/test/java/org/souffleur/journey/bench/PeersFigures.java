package org.souffleur.journey.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.souffleur.journey.measure.Findings;

/**
 * What the comparison found.
 *
 * @param sessions evenings that spoke at once, by each way in turn
 * @param srtp the protection that both relays were made to agree to
 * @param othersCores processor seconds a second of whoever is no part of the bench, over all rounds
 */
record PeersFigures(
        int sessions,
        PeersSide.Found souffleur,
        PeersSide.Found janus,
        PeersSide.Found control,
        String srtp,
        String janusVersion,
        String jdk,
        double othersCores) {

    /** As of {@link MediaFigures#valid}; and who loses packets has done less work for its processor time. */
    boolean valid() {
        return all().allMatch(side -> side.lateUs().p99() <= MediaFigures.LATEST_US && side.unsent() == 0)
                && souffleur.loss() == 0
                && janus.loss() == 0;
    }

    private Stream<PeersSide.Found> all() {
        return Stream.of(souffleur, janus, control);
    }

    /** Our packets for the processor time of one of Janus'. */
    double ratio() {
        return janus.ppsPerCore() == 0 ? 0 : souffleur.ppsPerCore() / janus.ppsPerCore();
    }

    String json() {
        return new Findings()
                .put("sessions", sessions)
                .put("souffleur", of(souffleur))
                .put("janus", of(janus))
                .put("ratio", ratio(), 2)
                .put("control_us", control.forwardUs().findings())
                .put("srtp", srtp)
                .put("versions", new Findings().put("janus", janusVersion).put("jdk", jdk))
                .put("valid", valid())
                .json();
    }

    private static Findings of(PeersSide.Found side) {
        return new Findings()
                .put("pps_per_core", Math.round(side.ppsPerCore()))
                .put("forward_us", side.forwardUs().findings())
                .put("pps_out", Math.round(side.ppsOut()))
                .put("loss", side.loss(), 6)
                .put("cpu_cores", side.cpuCores(), 3);
    }

    String table() {
        StringBuilder table = new StringBuilder();
        line(table, "", "souffleur", "janus", "the control");
        row(table, "packets out, a second", "%.0f", PeersSide.Found::ppsOut);
        row(table, "lost, of a million", "%.0f", side -> side.loss() * 1e6);
        row(table, "forwarded in, µs, p50", "%.0f", side -> side.forwardUs().p50());
        row(table, "forwarded in, µs, p99", "%.0f", side -> side.forwardUs().p99());
        row(table, "processor, cores", "%.3f", PeersSide.Found::cpuCores);
        row(table, "packets out, a second and busy core", "%.0f", PeersSide.Found::ppsPerCore);
        table.append(String.format(
                Locale.ROOT,
                "%d evenings, %s, Janus %s, JDK %s; ours ÷ Janus': %.2f%n",
                sessions,
                srtp,
                janusVersion,
                jdk,
                ratio()));
        return table.append(aside()).toString();
    }

    /** What a reader of the JSON should know too. */
    String aside() {
        StringBuilder aside = new StringBuilder();
        row(aside, "sent late by, µs, p99", "%.0f", side -> side.lateUs().p99());
        row(aside, "packets never sent", "%.0f", PeersSide.Found::unsent);
        all().forEach(side -> aside.append(String.format(
                Locale.ROOT,
                "%-36s %s%n",
                side.name() + ", round by round",
                side.ppsPerCoreOfRounds().stream()
                        .map(pps -> String.format(Locale.ROOT, "%.0f", pps))
                        .collect(Collectors.joining(" ")))));
        aside.append(String.format(Locale.ROOT, "%-36s %.2f%n", "other programs' processor, cores", othersCores));
        if (!valid()) {
            aside.append("NOT VALID: the generator was late and measures itself, or a relay lost packets.\n");
        }
        return aside.toString();
    }

    private interface Figure {
        double of(PeersSide.Found side);
    }

    private void row(StringBuilder table, String what, String format, Figure figure) {
        List<String> values = all().map(side -> String.format(Locale.ROOT, format, figure.of(side)))
                .toList();
        line(table, what, values.get(0), values.get(1), values.get(2));
    }

    private static void line(StringBuilder table, String what, String first, String second, String third) {
        table.append(String.format(Locale.ROOT, "%-36s %12s %12s %12s%n", what, first, second, third));
    }
}
