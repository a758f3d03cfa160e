package org.souffleur.journey.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The two processes that forward: the relay's, with the service's collector, and the control's. */
final class MediaProcesses implements AutoCloseable {
    final MediaChild relay;
    final MediaChild control;
    final MediaPauses pauses;
    private final Path log;

    MediaProcesses() throws IOException {
        log = Files.createTempFile("souffleur-bench", ".gc");
        pauses = new MediaPauses(log);
        List<String> flags = new ArrayList<>(pauses.flags());
        flags.addAll(serviceFlags(Runtime.version().feature()));
        relay = MediaChild.start(MediaRelayProcess.class, flags);
        control = MediaChild.start(MediaControlProcess.class, List.of("-XX:+UseSerialGC", "-Xmx128m"));
    }

    /** As the Containerfile and {@code ./souffleur up} start the service. */
    static List<String> serviceFlags(int feature) {
        List<String> flags = new ArrayList<>(List.of("-Xms128m", "-Xmx768m"));
        flags.add(feature >= 21 ? "-XX:+UseZGC" : "-XX:+UseSerialGC");
        if (feature >= 21 && feature < 24) flags.add("-XX:+ZGenerational"); // the only one from 24 on (JEP 490)
        String more = System.getenv("SOUFFLEUR_BENCH_JVM_FLAGS"); // a profiler's, for instance
        if (more != null && !more.isBlank()) flags.addAll(List.of(more.trim().split("\\s+")));
        return flags;
    }

    MediaRelayProcess.Meter meter() {
        return MediaRelayProcess.Meter.read(relay.ask("meter"));
    }

    @Override
    public void close() throws IOException {
        relay.close();
        control.close();
        Files.deleteIfExists(log);
    }
}
