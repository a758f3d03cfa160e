package org.souffleur.journey.rehearse;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Real Chromium processes, each with an output, a microphone and a camera of its own. They stand for other people's
 * machines, and so they give way to what stands for the server by {@value #GIVES_WAY} steps of niceness, but for one whose
 * screen is timed. Bound to one thread.
 */
final class Chromium implements AutoCloseable {
    private static final int GIVES_WAY = 5;

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // A page that nobody looks at must not be slowed down: on a desk each party looks at its own.
            "--disable-backgrounding-occluded-windows",
            "--disable-renderer-backgrounding",
            "--disable-background-timer-throttling",
            "--use-fake-ui-for-media-stream",
            "--autoplay-policy=user-gesture-required");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Path program = givingWay();

    /**
     * Each browser is a session of its own, and Linux shares the processor between sessions first (sched(7), "The
     * autogroup feature"): a process's own niceness says nothing to another session's.
     */
    private static Path givingWay() {
        try {
            Path script = Files.createTempFile(
                    "chromium-gives-way",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return Files.writeString(script, """
                    #!/bin/sh
                    read -r _ _ _ _ _ session _ < /proc/$$/stat
                    if [ "$session" = $$ ] && echo %1$d 2>/dev/null > /proc/$$/autogroup; then exec '%2$s' "$@"; fi
                    exec nice -n %1$d '%2$s' "$@"
                    """.formatted(GIVES_WAY, real()));
        } catch (IOException e) {
            throw new UncheckedIOException("no place for a script", e);
        }
    }

    private static String real() {
        String configured = System.getenv("SOUFFLEUR_CHROMIUM");
        return configured == null ? "/usr/bin/chromium" : configured;
    }

    /** Listens to a real microphone: the one that {@link Ears#environment(String, String)} names. */
    Browser withMicrophone(Map<String, String> environment) {
        return launch(program, environment, List.of());
    }

    /** The same, giving way to nobody: its screen is timed against the clock. */
    Browser withMicrophoneAtTheFront(Map<String, String> environment, String... more) {
        return launch(Path.of(real()), environment, List.of(more));
    }

    private Browser launch(Path program, Map<String, String> environment, List<String> more) {
        List<String> flags = new ArrayList<>(FLAGS);
        flags.addAll(more);
        Map<String, String> whole = new HashMap<>(System.getenv());
        whole.putAll(environment);
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setHeadless(true)
                        .setIgnoreDefaultArgs(List.of("--mute-audio"))
                        .setEnv(whole)
                        .setTimeout(60_000)
                        .setArgs(flags));
    }

    @Override
    public void close() {
        playwright.close();
        try {
            Files.deleteIfExists(program);
        } catch (IOException e) {
            // A few bytes in a temporary directory.
        }
    }
}
