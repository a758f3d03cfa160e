package org.souffleur.journey.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.souffleur.journey.Browsers;
import org.souffleur.journey.StackForTests;

/** Every page in every state lets everybody in: by eye, by ear, by keyboard, on a small screen, with large letters. */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class EveryPageTest {
    private static Browsers browsers;
    private static Browser browser;

    @TestHTTPResource("/")
    URL home;

    @BeforeAll
    static void openBrowser() {
        browsers = new Browsers();
        browser = browsers.open();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
        browsers.close();
    }

    /** {@code mvn -Dscene=hours -Dtest=EveryPageTest test} visits only those whose name begins so. */
    private static final String ONLY = System.getProperty("scene", "");

    /** One visit a state, since the visit is what takes time. */
    @Test
    void everyStateOfEveryPageIsForEveryone() {
        String signedIn = Scenes.storage(browser, home.getPort());
        List<String> barriers = new ArrayList<>();
        try (BrowserContext known = phone(signedIn)) {
            for (Scene scene : Scenes.all()) {
                if (!scene.name().startsWith(ONLY)) {
                    continue;
                }
                if (scene.account().equals("nobody")) {
                    try (BrowserContext stranger = phone(null)) {
                        barriers.addAll(barriers(scene, stranger));
                    }
                } else {
                    barriers.addAll(barriers(scene, known));
                }
            }
        }
        assertThat(barriers).isEmpty();
    }

    private List<String> barriers(Scene scene, BrowserContext phone) {
        List<String> barriers = new ArrayList<>();
        try (Page page = phone.newPage()) {
            List<String> found = new ArrayList<>();
            page.onPageError(found::add);
            page.onConsoleMessage(said -> {
                if (said.text().contains("Content Security Policy")) {
                    found.add(said.text());
                }
            });
            scene.show(page, home.getPort());
            boolean ours = !scene.name().startsWith("sign-in");
            found.addAll(Barriers.forEyesAndReaders(page, scene.day() && ours));
            if (ours) {
                found.addAll(Barriers.onANarrowPhone(page));
                found.addAll(Barriers.withLargeLetters(page));
                found.addAll(Barriers.forTheKeyboard(page));
            }
            found.forEach(one -> barriers.add(scene.name() + ": " + one));
        } catch (RuntimeException e) {
            barriers.add(scene.name() + " was not reached: " + e.getMessage());
        }
        return barriers;
    }

    @Test
    void theEscapeKeyStopsAtTheConsoleFromAnywhere() {
        String signedIn = Scenes.storage(browser, home.getPort());
        Scene live = Scenes.named("live-os");
        try (BrowserContext desk = phone(signedIn)) {
            Page page = desk.newPage();
            live.show(page, home.getPort());
            page.focus(".drawer summary");
            page.keyboard().press("Escape");
            page.waitForSelector(".after[data-stop=done]");
        }
    }

    static BrowserContext phone(String signedIn) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setViewportSize(Barriers.PHONE_WIDTH_PX, Barriers.PHONE_HEIGHT_PX)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Amsterdam");
        return browser.newContext(signedIn == null ? options : options.setStorageState(signedIn));
    }
}
