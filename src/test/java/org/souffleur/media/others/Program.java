package org.souffleur.media.others;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another process, and what it says, line by line. */
public final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final Process process;

    private Program(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "program's words");
        reader.setDaemon(true);
        reader.start();
    }

    public static Program start(List<String> command) {
        return start(command, Map.of());
    }

    public static Program start(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        builder.environment().putAll(environment);
        try {
            return new Program(builder.start());
        } catch (IOException e) {
            throw new IllegalStateException(command.get(0) + " cannot be started", e);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) said.add(line);
        } catch (IOException e) {
            said.add("(its words were cut off: " + e + ")");
        }
    }

    /** Waits for a line that holds this. */
    public void says(String part) {
        says("a line with " + part, line -> line.contains(part));
    }

    public void says(String what, Predicate<String> wanted) {
        await(what)
                .atMost(PATIENCE)
                .failFast(
                        what + ": it has ended",
                        () -> !process.isAlive() && said.stream().noneMatch(wanted))
                .untilAsserted(() -> assertThat(said.stream().anyMatch(wanted))
                        .as(this::words)
                        .isTrue());
    }

    /** Waits for a tone within 15 Hz of this, well above silence, on a line that it receives. */
    public void hears(String line, int hz) {
        says(
                line + " has " + hz + " Hz",
                said -> number(said, line, "hz", hz - 15, hz + 15) && number(said, line, "db", -45, 10));
    }

    /** Waits until it has decoded so many pictures of a line that it receives. */
    public void sees(String line, int frames) {
        says(line + " is seen", said -> number(said, line, "frames", frames, Integer.MAX_VALUE));
    }

    public boolean hasSaid(String part) {
        return said.stream().anyMatch(line -> line.contains(part));
    }

    private static boolean number(String said, String line, String name, int least, int most) {
        Matcher value = Pattern.compile("\"" + name + "\": (-?[0-9.]+)").matcher(said);
        if (!said.contains("\"line\": \"" + line + "\"") || !value.find()) return false;
        double number = Double.parseDouble(value.group(1));
        return number >= least && number <= most;
    }

    /** Everything that it has said, for a failure's message. */
    public String words() {
        return String.join("\n", said);
    }

    public long pid() {
        return process.pid();
    }

    /** Asks it to end, and waits until it has. */
    public int ends() {
        process.toHandle().destroy(); // Process.destroy would take its voice away too, and it could not say goodbye
        return ended();
    }

    /** Waits until it has ended by itself. */
    public int ended() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as(words())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
