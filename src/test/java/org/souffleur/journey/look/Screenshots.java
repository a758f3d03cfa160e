package org.souffleur.journey.look;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.souffleur.journey.Browsers;
import org.souffleur.journey.measure.FreshServer;

/**
 * {@code ./souffleur screenshots}: every page in every state, on a phone and on a desk, by day and by night where a page
 * has both, as {@code OUT/NAME-phone-day.png}. For people to look at; nothing is compared.
 */
public final class Screenshots {
    private record Screen(String name, int width, int height) {}

    private static final List<Screen> SCREENS = List.of(new Screen("phone", 390, 844), new Screen("desk", 1280, 800));

    private final Map<String, String> options;

    private Screenshots(Map<String, String> options) {
        this.options = options;
    }

    /** Options: {@code out only language cache keycloak-zip realm service}. */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> options =
                new HashMap<>(Map.of("out", "target/screenshots", "only", "", "language", "en-GB"));
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i].substring(2), arguments[i + 1]);
        }
        new Screenshots(options).take();
        System.exit(0);
    }

    private void take() throws Exception {
        System.err.println("screenshots: a fresh server …");
        try (FreshServer server = FreshServer.start(options);
                Browsers browsers = new Browsers();
                Browser browser = browsers.open()) {
            take(browser, server.port());
        }
    }

    private void take(Browser browser, int port) throws IOException {
        Path out = Files.createDirectories(Path.of(options.get("out")));
        String signedIn = Scenes.storage(browser, port);
        int taken = 0;
        List<String> missed = new ArrayList<>();
        for (Scene scene : Scenes.all()) {
            if (!scene.name().startsWith(options.get("only"))) {
                continue;
            }
            for (Screen screen : SCREENS) {
                try (BrowserContext context = context(browser, scene, screen, signedIn)) {
                    Page page = context.newPage();
                    scene.show(page, port);
                    page.evaluate("() => document.fonts.ready.then(() => true)");
                    for (ColorScheme scheme :
                            scene.day() ? ColorScheme.values() : new ColorScheme[] {ColorScheme.DARK}) {
                        if (scheme == ColorScheme.NO_PREFERENCE) {
                            continue;
                        }
                        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                        String light = scheme == ColorScheme.LIGHT ? "day" : "night";
                        page.screenshot(new Page.ScreenshotOptions()
                                .setFullPage(scene.day())
                                .setPath(out.resolve(scene.name() + "-" + screen.name() + "-" + light + ".png")));
                        taken++;
                    }
                } catch (RuntimeException e) {
                    missed.add(scene.name() + " on the " + screen.name() + ": " + e.getMessage());
                }
            }
        }
        System.out.println(taken + " pictures in " + out);
        missed.forEach(one -> System.err.println("screenshots: missed " + one));
        if (!missed.isEmpty()) {
            throw new IllegalStateException(missed.size() + " pages did not come to their state");
        }
    }

    private BrowserContext context(Browser browser, Scene scene, Screen screen, String signedIn) {
        Browser.NewContextOptions look = new Browser.NewContextOptions()
                .setViewportSize(screen.width(), screen.height())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale(options.get("language"))
                .setTimezoneId("Europe/Amsterdam");
        return browser.newContext(scene.account().equals("nobody") ? look : look.setStorageState(signedIn));
    }
}
