package org.souffleur.journey.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.souffleur.media.LegOutcome;
import org.souffleur.media.NoNews;
import org.souffleur.media.NodeRelay;
import org.souffleur.media.NodeReport;
import org.souffleur.media.RelaySettings;
import org.souffleur.media.Relays;
import org.souffleur.media.RoomId;

/**
 * The measured process: the relay as the service opens it, and nothing else.
 *
 * <p>Lines: {@code evening NUMBER OFFER OFFER OFFER} (base64, in the order of {@link MediaShape#SEATS}) → three answers;
 * {@code meter} → {@link Meter}; {@code collect} → a collection; {@code drops} → counts by reason.
 */
final class MediaRelayProcess implements MediaChild.Answering {
    private static final long LEASE_S = 24 * 3600; // leases are not what is measured here

    private final NodeRelay relay;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long[] mediaThreads;

    private MediaRelayProcess() throws IOException {
        relay = Relays.open(RelaySettings.onPort(0));
        List<Long> media = new ArrayList<>();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("media-")) media.add(thread.getThreadId());
        }
        mediaThreads = media.stream().mapToLong(Long::longValue).toArray();
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err);
        MediaRelayProcess served = new MediaRelayProcess();
        MediaChild.serve(served, out);
        served.relay.close();
        System.exit(0);
    }

    /**
     * What the process has used since it began.
     *
     * @param cpuNanos processor time of all its threads
     * @param mediaCpuNanos of its media threads alone
     * @param allocatedBytes by its media threads
     * @param packetsIn authenticated media packets
     * @param packetsOut media packets sent
     */
    record Meter(long cpuNanos, long mediaCpuNanos, long allocatedBytes, long packetsIn, long packetsOut) {
        static Meter read(String line) {
            String[] words = line.split(" ");
            return new Meter(
                    Long.parseLong(words[0]),
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    Long.parseLong(words[3]),
                    Long.parseLong(words[4]));
        }

        Meter minus(Meter before) {
            return new Meter(
                    cpuNanos - before.cpuNanos,
                    mediaCpuNanos - before.mediaCpuNanos,
                    allocatedBytes - before.allocatedBytes,
                    packetsIn - before.packetsIn,
                    packetsOut - before.packetsOut);
        }

        Meter plus(Meter other) {
            return new Meter(
                    cpuNanos + other.cpuNanos,
                    mediaCpuNanos + other.mediaCpuNanos,
                    allocatedBytes + other.allocatedBytes,
                    packetsIn + other.packetsIn,
                    packetsOut + other.packetsOut);
        }

        String line() {
            return cpuNanos + " " + mediaCpuNanos + " " + allocatedBytes + " " + packetsIn + " " + packetsOut;
        }
    }

    @Override
    public String answer(String line) {
        String[] words = line.split(" ");
        return switch (words[0]) {
            case "evening" -> evening(words);
            case "meter" -> meter().line();
            case "drops" -> relay.nodeReport().drops().toString();
            case "collect" -> {
                System.gc();
                yield "collected";
            }
            default -> throw new IllegalArgumentException("unknown");
        };
    }

    private Meter meter() {
        long allocated = 0;
        long mediaCpu = 0;
        for (long bytes : threads.getThreadAllocatedBytes(mediaThreads)) allocated += bytes;
        for (long nanos : threads.getThreadCpuTime(mediaThreads)) mediaCpu += nanos;
        NodeReport report = relay.nodeReport();
        return new Meter(system.getProcessCpuTime(), mediaCpu, allocated, report.packetsIn(), report.packetsOut());
    }

    private String evening(String[] words) {
        RoomId room = new RoomId("evening-" + words[1]);
        relay.openRoom(room, new NoNews());
        StringBuilder answers = new StringBuilder();
        for (int seat = 0; seat < MediaShape.SEATS.size(); seat++) {
            String offer = new String(Base64.getDecoder().decode(words[2 + seat]), StandardCharsets.UTF_8);
            String answer = get(relay.openLeg(room, MediaShape.seat(seat), MediaShape.plan(seat), offer))
                    .fold(LegOutcome.Opened::answerSdp, refused -> {
                        throw new IllegalStateException(refused.toString());
                    });
            answers.append(seat == 0 ? "" : " ")
                    .append(Base64.getEncoder().encodeToString(answer.getBytes(StandardCharsets.UTF_8)));
        }
        get(relay.allow(room, MediaShape.routes()));
        relay.lease(room, relay.now() + TimeUnit.SECONDS.toNanos(LEASE_S));
        return answers.toString();
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
