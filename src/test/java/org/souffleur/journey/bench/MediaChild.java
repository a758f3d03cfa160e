package org.souffleur.journey.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.souffleur.journey.measure.CpuTime;

/** A JVM that this one has started and asks by lines: one line in, one line out. It ends when its input does. */
final class MediaChild implements AutoCloseable {
    private static final int PATIENCE_S = 5;

    /** Answers begin so, since a JVM may have words of its own on its standard output. */
    private static final String ANSWER = "= ";

    private static final String FAILURE = "! ";

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream questions;

    private MediaChild(Process process) {
        this.process = process;
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** What the other process does with a line. */
    interface Answering {
        String answer(String line) throws Exception;
    }

    static MediaChild start(Class<?> main, List<String> flags, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("--enable-native-access=ALL-UNNAMED"); // OpenSSL's AES, else newer JDKs warn
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager"); // as the service has it
        command.add("-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider");
        command.add("-Dslf4j.internal.verbosity=ERROR");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new MediaChild(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** @throws IllegalStateException with the other process's words where it could not */
    synchronized String ask(String line) {
        try {
            questions.println(line);
            String answer;
            while ((answer = answers.readLine()) != null) {
                if (answer.startsWith(ANSWER)) return answer.substring(ANSWER.length());
                if (answer.startsWith(FAILURE)) throw new IllegalStateException(answer.substring(FAILURE.length()));
            }
            throw new IllegalStateException("a process of the bench has ended");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    long cpuNanos() {
        return CpuTime.nanos(process.toHandle());
    }

    /** The other side: answers every line of standard input until there are no more. */
    static void serve(Answering answering, PrintStream out) throws IOException {
        Logger.getLogger("").setLevel(Level.INFO); // as the service is configured; the log manager's own is everything
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line;
        while ((line = in.readLine()) != null) {
            try {
                out.println(ANSWER + answering.answer(line));
            } catch (Exception e) {
                out.println(FAILURE + line.split(" ")[0] + ": " + e);
            }
        }
    }

    @Override
    public void close() {
        questions.close();
        try {
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
