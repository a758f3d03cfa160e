package org.souffleur.journey.rehearse;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Real Chromium processes, each with an output, a microphone and a camera of its own. Bound to one thread. */
final class Chromium implements AutoCloseable {
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

    /** Listens to a real microphone: the one that {@link Ears#environment(String, String)} names. */
    Browser withMicrophone(Map<String, String> environment) {
        Map<String, String> whole = new HashMap<>(System.getenv());
        whole.putAll(environment);
        String configured = System.getenv("SOUFFLEUR_CHROMIUM");
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(configured == null ? "/usr/bin/chromium" : configured))
                        .setHeadless(true)
                        .setIgnoreDefaultArgs(List.of("--mute-audio"))
                        .setEnv(whole)
                        .setTimeout(60_000)
                        .setArgs(FLAGS));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
