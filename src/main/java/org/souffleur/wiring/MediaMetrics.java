package org.souffleur.wiring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.function.Function;
import org.souffleur.media.NodeRelay;
import org.souffleur.media.NodeReport;
import org.souffleur.media.room.Drop;
import org.souffleur.notice.SendLetters;
import org.souffleur.session.Recorder;

/** The relay's, the recorder's and the letters' counters, where Prometheus finds them. No evening and nobody is named. */
@ApplicationScoped
class MediaMetrics {
    void register(
            @Observes StartupEvent begin,
            MeterRegistry meters,
            NodeRelay relay,
            Recorder recorder,
            SendLetters letters) {
        Gauge.builder("souffleur.media.legs", relay, node -> node.nodeReport().legs())
                .description("Peer connections, connected or not")
                .register(meters);
        Gauge.builder("souffleur.media.rooms", relay, node -> node.nodeReport().rooms())
                .description("Rooms that are open")
                .register(meters);
        FunctionCounter.builder(
                        "souffleur.media.packets.in",
                        relay,
                        node -> node.nodeReport().packetsIn())
                .description("Authenticated media packets received")
                .register(meters);
        FunctionCounter.builder(
                        "souffleur.media.packets.out",
                        relay,
                        node -> node.nodeReport().packetsOut())
                .description("Media packets sent")
                .register(meters);
        for (Drop reason : Drop.values()) {
            FunctionCounter.builder(
                            "souffleur.media.drops",
                            relay,
                            node -> node.nodeReport().drops().getOrDefault(reason.label(), 0L))
                    .description("Datagrams that went no further")
                    .tag("reason", reason.label())
                    .register(meters);
        }
        quantiles(
                meters,
                relay,
                "souffleur.media.join.ms",
                "DTLS handshakes, first flight to keys",
                NodeReport::handshakeMs);
        quantiles(meters, relay, "souffleur.media.cut.ms", "Cuts, asked to flushed", NodeReport::cutMs);
        Gauge.builder("souffleur.journal.waiting", recorder, Recorder::waiting)
                .description("Stops and withdrawals that the database does not hold yet")
                .register(meters);
        Gauge.builder("souffleur.letters.waiting", letters, SendLetters::waiting)
                .description("Letters on their way, whatever keeps them")
                .register(meters);
        FunctionCounter.builder("souffleur.letters.sent", letters, SendLetters::sent)
                .description("Letters that the mail server has taken")
                .register(meters);
        FunctionCounter.builder("souffleur.letters.failed", letters, SendLetters::failed)
                .description("Attempts to send a letter that failed")
                .register(meters);
        FunctionCounter.builder("souffleur.letters.given.up", letters, SendLetters::givenUp)
                .description("Letters dropped after the last attempt, or for want of an address")
                .register(meters);
    }

    /** Over the latest samples that the relay keeps. */
    private static void quantiles(
            MeterRegistry meters,
            NodeRelay relay,
            String name,
            String description,
            Function<NodeReport, List<Double>> samples) {
        for (double quantile : new double[] {0.5, 0.99}) {
            Gauge.builder(name, relay, node -> quantile(samples.apply(node.nodeReport()), quantile))
                    .description(description)
                    .tag("quantile", Double.toString(quantile))
                    .register(meters);
        }
    }

    /** Nearest rank; 0 where nothing was measured yet. */
    static double quantile(List<Double> samples, double quantile) {
        if (samples.isEmpty()) {
            return 0;
        }
        List<Double> sorted = samples.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(Math.ceil(quantile * sorted.size()) - 1)));
    }
}
