package org.souffleur.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Real Chromium, as people use it, with microphones and cameras that play what a test gives them. */
public final class Browsers implements AutoCloseable {
    private static final List<String> QUIET_MACHINE = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            "--autoplay-policy=user-gesture-required");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

    public Browser open(String... more) {
        List<String> flags = new ArrayList<>(QUIET_MACHINE);
        flags.addAll(List.of(more));
        String configured = System.getenv("SOUFFLEUR_CHROMIUM");
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(configured == null ? "/usr/bin/chromium" : configured))
                        .setHeadless(true)
                        .setIgnoreDefaultArgs(List.of("--mute-audio"))
                        .setArgs(flags));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
