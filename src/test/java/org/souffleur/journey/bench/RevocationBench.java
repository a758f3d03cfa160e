package org.souffleur.journey.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.souffleur.journey.door.Caller;
import org.souffleur.journey.door.Withdrawal;
import org.souffleur.journey.measure.Findings;
import org.souffleur.journey.measure.FreshServer;
import org.souffleur.journey.measure.IdleCpu;
import org.souffleur.journey.measure.Options;
import org.souffleur.journey.measure.Quantiles;
import org.souffleur.media.peer.NativePeer;

/**
 * From a withdrawal to the last packet, through the product's own door, while other evenings go on: with the database,
 * then without it. No browser takes part, so that the machine measures the server and not itself.
 *
 * <p>What is taken back has a packet every 2.5 ms (whisper) or 5 ms (lens); the clock starts just before the request's
 * only write and stops at the last packet that the receiver's socket gave, or at 0 where none came any more. A refused
 * withdrawal takes the same way through HTTP and the sign-in and cuts nothing: it is the control.
 */
final class RevocationBench {
    private static final long TICK_NANOS = 2_500_000L;
    private static final int TICKS_PER_PICTURE = 2;
    private static final int TICKS_PER_FRAME = 8;

    /** After the acknowledgement the receivers' sockets are watched for so long. */
    private static final long WATCH_NANOS = 150_000_000L;

    private static final long FLOWING_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int END_LIMIT_S = 5;
    private static final Set<String> OPTIONS =
            Set.of("evenings", "times", "json", "cache", "keycloak-zip", "realm", "service");
    private static final List<String> SUBJECTS = List.of(BenchEvening.CUES, BenchEvening.LENS);

    private final FreshServer server;
    private final List<BenchEvening> evenings;
    private final Caller surrogate;
    private final List<Double> controlMs = new ArrayList<>();
    private volatile boolean sending = true;
    private volatile BenchEvening watched;
    private volatile int lateTicks;

    private RevocationBench(FreshServer server, List<BenchEvening> evenings, Caller surrogate) {
        this.server = server;
        this.evenings = evenings;
        this.surrogate = surrogate;
        this.watched = evenings.get(0);
    }

    /** Options: {@code evenings} (all of them live), {@code times} (each subject, with the database), and the server's. */
    static String run(String... arguments) throws Exception {
        Map<String, String> options = Options.of(OPTIONS, arguments);
        int count = Options.number(options, "evenings", 12, 50);
        int times = Options.number(options, "times", 50, 1_000);
        try (FreshServer server = FreshServer.start(options)) {
            FreshServer.Passes passes = OpenEvenings.passes(server);
            List<BenchEvening> evenings = new ArrayList<>();
            try (Caller withdrawing = new Caller(server.port(), server.passes().surrogate())) {
                for (String id : OpenEvenings.of(server, count)) {
                    evenings.add(new BenchEvening(id, server.port(), passes));
                }
                System.err.println("bench: " + count + " evenings are live");
                return new RevocationBench(server, evenings, withdrawing).measure(times);
            } finally {
                evenings.forEach(BenchEvening::close);
            }
        }
    }

    private String measure(int times) throws InterruptedException {
        Thread speaker = new Thread(this::send, "bench-sends");
        speaker.setDaemon(true);
        speaker.start();
        IdleCpu before = IdleCpu.now();
        Phase with = new Phase();
        for (int i = 0; i < times; i++) {
            for (String subject : SUBJECTS) {
                withdraw(evenings.get(0), subject, with);
                evenings.get(0).agreeAgain(subject);
            }
        }
        server.stack().stopDatabase();
        Phase without = new Phase();
        for (BenchEvening evening : evenings) {
            for (String subject : SUBJECTS) {
                withdraw(evening, subject, without);
            }
        }
        double idle = IdleCpu.now().shareSince(before);
        sending = false;
        speaker.join(TimeUnit.SECONDS.toMillis(END_LIMIT_S));
        server.stack().startDatabase();
        return json(with, without, idle);
    }

    /** What one phase found. */
    private static final class Phase {
        final List<Double> toLastPacketMs = new ArrayList<>();
        final List<Double> cutMs = new ArrayList<>();
        final List<Double> answerMs = new ArrayList<>();
        long packetsAfterAck;

        Findings found() {
            return new Findings()
                    .put("n", toLastPacketMs.size())
                    .put("revoke_to_last_packet_ms", new Quantiles(toLastPacketMs), 99)
                    .put("packets_after_ack", packetsAfterAck)
                    .put("cut_ms", new Quantiles(cutMs), 99)
                    .put("answer_ms", new Quantiles(answerMs), 99);
        }
    }

    private void withdraw(BenchEvening evening, String subject, Phase phase) {
        watched = evening;
        NativePeer receiver = evening.receiver(subject);
        String slot = BenchEvening.slot(subject);
        awaitFlowing(receiver, slot);
        String path = evening.path("/withdrawals");
        controlMs.add(Withdrawal.refusedMs(surrogate, path));
        Withdrawal withdrawal = Withdrawal.of(surrogate, path, subject, receiver, slot);
        LockSupport.parkNanos(WATCH_NANOS);
        phase.toLastPacketMs.add(withdrawal.toLastPacketMs());
        phase.cutMs.add(withdrawal.cutMs());
        phase.answerMs.add(withdrawal.answer().tookMs());
        phase.packetsAfterAck += withdrawal.packetsAfterAck();
    }

    private static void awaitFlowing(NativePeer receiver, String slot) {
        int from = receiver.count(slot);
        long giveUpAt = System.nanoTime() + FLOWING_LIMIT_NANOS;
        while (receiver.count(slot) < from + 20) {
            if (System.nanoTime() - giveUpAt > 0) {
                throw new IllegalStateException("nothing flows in " + slot);
            }
            LockSupport.parkNanos(TICK_NANOS);
        }
    }

    private void send() {
        long next = System.nanoTime();
        for (long tick = 0; sending; tick++, next += TICK_NANOS) {
            LockSupport.parkNanos(next - System.nanoTime());
            if (System.nanoTime() - next > 2 * TICK_NANOS) {
                lateTicks++;
            }
            for (int i = 0; i < evenings.size(); i++) {
                // Evenings take turns, so that the machine has no bursts that people would not make.
                long turn = tick + i;
                if (turn % TICKS_PER_PICTURE == 0) {
                    evenings.get(i).show();
                }
                if (turn % TICKS_PER_FRAME == 0) {
                    evenings.get(i).speak();
                }
            }
            watched.whisper();
        }
    }

    private String json(Phase with, Phase without, double idle) {
        List<Double> both = new ArrayList<>(with.toLastPacketMs);
        both.addAll(without.toLastPacketMs);
        return new Findings()
                .put("evenings", evenings.size())
                .put("revoke_to_last_packet_ms", new Quantiles(both), 99)
                .put("packets_after_ack", with.packetsAfterAck + without.packetsAfterAck)
                .put("database_up", with.found())
                .put("database_down", without.found())
                .put("control_ms", new Quantiles(controlMs), 99)
                .put("late_ticks", lateTicks)
                .put("idle_cpu", idle, 3)
                .json();
    }
}
