package org.souffleur.journey.fuzz;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code ./souffleur fuzz [--seconds N] [--target NAME] [--seed N]}: every target in turn, from a seed that is printed. A
 * finding is printed with its input and kept in the corpus, from which every run of the tests replays it.
 */
public final class Fuzz {
    private static final int USUAL_SECONDS = 60;

    /** A thousand times what the slowest reader takes: whoever is still at it goes on for ever. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final PrintStream out;
    private final long seed;
    private int findings;

    private Fuzz(PrintStream out, long seed) {
        this.out = out;
        this.seed = seed;
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err); // what a library says is no finding
        int status = 2;
        try {
            Map<String, String> options = options(arguments);
            long seed = number(options, "seed", new Random().nextInt(1_000_000));
            long seconds = number(options, "seconds", USUAL_SECONDS);
            List<Target> targets = targets(options.get("target"));
            Fuzz fuzz = new Fuzz(out, seed);
            out.println("seed " + seed);
            for (Target target : targets) fuzz.run(target, TimeUnit.SECONDS.toNanos(seconds) / targets.size());
            out.println(fuzz.findings == 0 ? "no findings" : fuzz.findings + " findings");
            status = fuzz.findings == 0 ? 0 : 1;
        } catch (IllegalArgumentException e) {
            System.err.println("souffleur fuzz: " + e.getMessage());
        }
        System.exit(status);
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!List.of("--seconds", "--target", "--seed").contains(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException("I do not know what " + arguments[i] + " alone means");
            }
            options.put(arguments[i].substring(2), arguments[i + 1]);
        }
        return options;
    }

    private static long number(Map<String, String> options, String name, long usual) {
        String given = options.getOrDefault(name, Long.toString(usual));
        if (given.matches("[0-9]{1,12}")) return Long.parseLong(given);
        throw new IllegalArgumentException("--" + name + " wants a number, not " + given);
    }

    private static List<Target> targets(String name) {
        List<Target> chosen = new ArrayList<>(Targets.all());
        if (name == null) return chosen;
        List<String> names = chosen.stream().map(Target::name).toList();
        if (!names.contains(name))
            throw new IllegalArgumentException("there is no target " + name + "; there are " + names);
        chosen.removeIf(target -> !target.name().equals(name));
        return chosen;
    }

    private void run(Target target, long nanos) throws Exception {
        Fuzzing fuzzing = new Fuzzing(target, Corpus.of(target.name()), seed);
        Thread watch = watch(target, fuzzing);
        long until = System.nanoTime() + nanos;
        try {
            fuzzing.replay();
            while (System.nanoTime() - until < 0) fuzzing.next();
        } catch (Finding finding) {
            findings++;
            tell(target, finding.input, finding.getMessage());
            if (finding.getCause() != null) finding.getCause().printStackTrace(out);
        } finally {
            watch.interrupt();
        }
        out.println(String.format(
                Locale.ROOT, "%-10s %,12d inputs, %d kinds of answers", target.name(), fuzzing.count, fuzzing.kinds()));
    }

    private void tell(Target target, byte[] input, String what) throws Exception {
        Path kept = Corpus.keep(target.name(), input);
        out.println("FOUND with seed " + seed + ", kept as " + kept + ":\n" + what);
    }

    /** Ends the program where one input takes for ever: the thread that reads it cannot be ended otherwise. */
    private Thread watch(Target target, Fuzzing fuzzing) {
        Thread reader = Thread.currentThread();
        Thread watch = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                long count = fuzzing.count;
                LockSupport.parkNanos(LONGEST_NANOS);
                if (fuzzing.count != count || Thread.currentThread().isInterrupted()) continue;
                byte[] input = fuzzing.reading;
                try {
                    tell(
                            target,
                            input,
                            "goes on for ever: " + HexFormat.of().formatHex(input) + "\n"
                                    + Arrays.toString(reader.getStackTrace()));
                } catch (Exception e) {
                    e.printStackTrace(out);
                }
                Runtime.getRuntime().halt(1);
            }
        });
        watch.setDaemon(true);
        watch.start();
        return watch;
    }
}
