package org.souffleur.journey.rehearse;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.souffleur.journey.measure.FreshServer;
import org.souffleur.journey.measure.IdleCpu;
import org.souffleur.journey.measure.Quantiles;

/**
 * {@code ./souffleur rehearse}: a whole evening against a fresh server, three real Chromiums in it, measured at their
 * ears. Says on standard error what it is doing, and on standard output only what it found.
 */
public final class Rehearse {
    private static final int DEFAULT_SECONDS = 60;
    private static final int LONGEST_SECONDS = 4 * 3600;

    /** Everything besides the voice's own seconds takes about four minutes; this is when something hangs. */
    private static final int REST_LIMIT_S = 900;

    /** Buffers and clocks settle within this time after a change. */
    private static final double SETTLE_S = 6;

    /** Fewer samples would make a p95 a single chirp. */
    private static final double CONTROL_S = 30;

    private static final int JOINS = 3;
    private static final int WITHDRAWALS = 50;
    private static final int CUES = 50;

    /** After the last press everything must be silent by then, whatever else was measured. */
    private static final double STOPPED_S = 3;

    private final Map<String, String> options;
    private final double seconds;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final long startedAtNanos = System.nanoTime();
    private volatile boolean failed = true;

    private Rehearse(Map<String, String> options) {
        this.options = options;
        this.seconds = Integer.parseInt(options.getOrDefault("seconds", Integer.toString(DEFAULT_SECONDS)));
        if (seconds < 5 || seconds > LONGEST_SECONDS) {
            throw new IllegalArgumentException("--seconds wants a number from 5 to " + LONGEST_SECONDS);
        }
    }

    /** Options: {@code seconds json cache keycloak-zip realm service}. */
    public static void main(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        PrintStream out = System.out;
        System.setOut(System.err); // what a library says is no finding
        int status = 1;
        try {
            for (int i = 0; i < arguments.length; i++) {
                switch (arguments[i]) {
                    case "--json" -> options.put("json", "true");
                    case "--seconds", "--cache", "--keycloak-zip", "--realm", "--service" -> {
                        if (i + 1 == arguments.length) {
                            throw new IllegalArgumentException(arguments[i] + " needs a value");
                        }
                        options.put(arguments[i].substring(2), arguments[++i]);
                    }
                    default -> throw new IllegalArgumentException("rehearse does not know " + arguments[i]);
                }
            }
            Rehearse rehearse = new Rehearse(options);
            Runtime.getRuntime().addShutdownHook(new Thread(rehearse::closeAll, "end-the-rehearsal"));
            rehearse.endWhenItHangs();
            Figures figures = rehearse.run();
            rehearse.failed = false;
            out.println(options.containsKey("json") ? figures.json() : figures.table());
            if (!figures.valid()) {
                System.err.println("The machine was too busy: these figures are not valid.");
            }
            status = 0;
        } catch (NumberFormatException e) {
            System.err.println("souffleur rehearse: --seconds wants a number");
        } catch (IllegalArgumentException e) {
            System.err.println("souffleur rehearse: " + e.getMessage());
        } catch (Exception e) {
            System.err.println("souffleur rehearse: the evening failed: " + e);
            e.printStackTrace();
        }
        System.exit(status);
    }

    private Figures run() throws Exception {
        say("a fresh server");
        FreshServer server = FreshServer.start(options);
        opened(() -> {
            if (failed) {
                server.keepLogs();
            }
            server.close();
        });
        int port = server.port();
        Ears ears = opened(Ears.open(Stream.concat(Stream.of(Evening.CHANNELS), Stream.of(Evening.MOUTH + "-own-ear"))
                .toArray(String[]::new)));
        Chromium chromium = opened(new Chromium());

        say("the control: the same voice between two pages without a server");
        Chirps.Heard direct = DirectPair.measure(
                ears, chromium, Evening.MOUTH, Evening.HUMAN_EAR, SETTLE_S, Math.min(seconds, CONTROL_S));

        say("three people sign in, join and say yes");
        Evening evening = opened(new Evening(ears, chromium, port));
        try {
            return measure(evening, ears, direct, server);
        } catch (RuntimeException | Error e) {
            evening.picture(Path.of("target", "rehearsal"));
            throw e;
        }
    }

    private Figures measure(Evening evening, Ears ears, Chirps.Heard direct, FreshServer server) {
        int port = server.port();
        Tape tape = opened(ears.record());
        Voice voice = opened(ears.say(Sound.siren(10), Evening.MOUTH));
        evening.goLive();
        tape.run(SETTLE_S);

        say("each leaves and comes back " + JOINS + " times");
        Map<String, Double> setupMs = setups(evening);
        evening.human.intoThePocket();

        say(CUES + " cues at once, and as many on time");
        FreshServer.Passes passes = server.passes();
        CueTiming cues = new CueTiming(evening.surrogate, evening.id(), tape::run);
        IdleCpu beforeCues = IdleCpu.now();
        cues.run(CUES, port, passes);
        double idleForCues = IdleCpu.now().shareSince(beforeCues);

        say(WITHDRAWALS + " times, consents are taken back");
        tape.run(SETTLE_S);
        Revocations revocations = new Revocations(evening, tape);
        IdleCpu before = IdleCpu.now();
        revocations.run(WITHDRAWALS, port, passes);
        double idleMeanwhile = IdleCpu.now().shareSince(before);
        tell("a refused withdrawal, request → answer (the control)", revocations.refusalMs);
        tell("a withdrawal, the server's own time to the cut", revocations.cutMs);
        tell("a withdrawal, request → last packet", revocations.toLastPacketMs);

        say("the OS speaks for " + Math.round(seconds) + " s");
        voice.close();
        opened(ears.say(Sound.named("chirps.wav"), Evening.MOUTH));
        tape.run(SETTLE_S);
        Speech speech = Speech.measure(evening, tape, seconds);

        say("one press stops it all");
        stop(evening, tape);
        return new Figures(
                setupMs,
                new Quantiles(speech.toHuman().delaysMs()),
                new Quantiles(speech.toSurrogate().delaysMs()),
                new Quantiles(direct.delaysMs()),
                speech.audioLoss(),
                speech.cameraFps(),
                new Quantiles(revocations.toLastPacketMs),
                new Quantiles(revocations.toSilenceMs),
                revocations.packetsAfterAck,
                new Quantiles(cues.toScreenMs),
                new Quantiles(cues.errorMs),
                Math.min(idleForCues, Math.min(idleMeanwhile, speech.idleCpu())));
    }

    private static Map<String, Double> setups(Evening evening) {
        Map<String, Double> setupMs = new LinkedHashMap<>();
        for (Party party : evening.parties()) {
            List<Double> each = new ArrayList<>();
            for (int i = 0; i < JOINS; i++) {
                each.add(party.comeBackMs());
            }
            setupMs.put(party.role(), new Quantiles(each).p(50));
            if (party == evening.os) {
                party.openVoice();
            }
        }
        return setupMs;
    }

    private static void stop(Evening evening, Tape tape) {
        evening.human.outOfThePocket();
        evening.human.stop();
        tape.run(STOPPED_S);
        double nowS = tape.nowS();
        for (String ear : new String[] {Evening.HUMAN_EAR, Evening.SURROGATE_EAR, Evening.OS_EAR}) {
            if (tape.channel(ear, nowS - 1, nowS).audibleShare(-60) > 0) {
                throw new IllegalStateException("after the stop something is still heard at " + ear);
            }
        }
        for (Party party : evening.parties()) {
            party.awaitState("stopped");
        }
    }

    private void say(String what) {
        System.err.printf("rehearse: %4d s  %s …%n", (System.nanoTime() - startedAtNanos) / 1_000_000_000L, what);
    }

    /** What has no key of its own and helps to read those that have. */
    private static void tell(String what, List<Double> ms) {
        Quantiles values = new Quantiles(ms);
        System.err.printf(
                Locale.ROOT,
                "rehearse:         %s: p50 %.1f, p95 %.1f, p99 %.1f, worst %.1f ms, n %d%n",
                what,
                values.p(50),
                values.p(95),
                values.p(99),
                values.p(100),
                values.count());
    }

    private synchronized <T extends AutoCloseable> T opened(T one) {
        open.add(one);
        return one;
    }

    /** Ends what was started, last first; each part's own limits bound it. */
    private synchronized void closeAll() {
        while (!open.isEmpty()) {
            try {
                open.remove(open.size() - 1).close();
            } catch (Exception e) {
                // Playwright's objects are bound to their thread, and their processes end with its driver's pipe.
            }
        }
    }

    private void endWhenItHangs() {
        Thread evening = Thread.currentThread();
        Thread watch = new Thread(
                () -> {
                    try {
                        TimeUnit.SECONDS.timedJoin(evening, REST_LIMIT_S + Math.round(seconds));
                    } catch (InterruptedException e) {
                        return;
                    }
                    System.err.println("souffleur rehearse: it hangs; ended");
                    System.exit(1);
                },
                "watch");
        watch.setDaemon(true);
        watch.start();
    }
}
