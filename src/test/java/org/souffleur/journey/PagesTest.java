package org.souffleur.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages as a browser shows them, on a phone's screen: readable by everyone, and within their own policy. */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class PagesTest {
    private static final int PHONE_WIDTH_PX = 390;
    private static final int PHONE_HEIGHT_PX = 844;
    private static Browsers browsers;
    private static Browser browser;

    @TestHTTPResource("/")
    URL home;

    private final List<String> complaints = new ArrayList<>();
    private Page page;

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

    @BeforeEach
    void openPhone() {
        BrowserContext phone =
                browser.newContext(new Browser.NewContextOptions().setViewportSize(PHONE_WIDTH_PX, PHONE_HEIGHT_PX));
        page = phone.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(said -> {
            if (said.text().contains("Content Security Policy")) {
                complaints.add(said.text());
            }
        });
    }

    @Test
    void theFirstPageSaysWhatThisIsAndWhoCanSignInToTheDemo() {
        page.navigate(at("human", "/"));
        assertThat(page.textContent("h1")).isEqualTo("A live voice in an ear, by consent.");
        assertThat(page.locator(".who-may li").count()).isEqualTo(6);
        assertThat(page.locator("[data-try]").count()).isEqualTo(3);
        assertThat(page.getAttribute("[data-try=surrogate]", "href")).isEqualTo(at("surrogate", "/login?to=/home"));
        assertThat(page.locator(".who-may a").first().getAttribute("href")).isEqualTo(at("human", "/"));
        assertReadable();
    }

    @Test
    void everyPageSpeaksTheBrowsersLanguageUntilAnotherIsChosen() {
        page.navigate(at("human", "/"));
        assertThat(page.getAttribute("html", "lang")).isEqualTo("en");
        page.click("a[hreflang=nl]");
        assertThat(page.getAttribute("html", "lang")).isEqualTo("nl");
        assertThat(page.textContent("h1")).isEqualTo("Een levende stem in een oor, met toestemming.");
        page.navigate(at("human", "/nowhere"));
        assertThat(page.textContent("main h1")).isEqualTo("Niet gevonden");
        assertReadable();
        page.click("main [href='/home']");
        signIn("human1");
        page.waitForSelector("sf-home .card, sf-home .empty");
        assertThat(page.textContent("h1")).isEqualTo("Jouw avonden");
        assertThat(page.textContent("sf-home [data-try=recording]")).contains("Alleen");
        assertReadable();
        page.click("a[hreflang=en]");
        page.waitForSelector("sf-home .card, sf-home .empty");
        assertThat(page.textContent("h1")).isEqualTo("Your evenings");
    }

    @Test
    void theFirstPageLeadsToASignInAndOnToMyEvenings() {
        page.navigate(at("surrogate", "/"));
        page.click("main [data-do=sign-in]");
        signIn("surrogate1");
        page.waitForURL("**/home");
        page.waitForSelector("sf-home .card, sf-home .empty");
        assertReadable();
    }

    @Test
    void comingInOpensNoDeviceAndTheStopIsOnThePageAlready() {
        page.navigate(at("human", "/login?to=/home"));
        signIn("human1");
        openAnEvening();
        page.click("sf-home [data-do=join] >> nth=0");
        page.waitForSelector("sf-evening[data-joined=true][data-line=up]");
        assertThat(page.getAttribute("sf-evening", "data-microphone")).isEqualTo("closed");
        assertThat(page.getAttribute("sf-evening", "data-camera")).isEqualTo("closed");
        var stop = page.locator("[data-do=stop]").boundingBox();
        assertThat(stop.height).isGreaterThanOrEqualTo(96);
        assertThat(stop.y + stop.height).isLessThanOrEqualTo(PHONE_HEIGHT_PX);
        assertReadable();
    }

    @Test
    void aReloadedEveningAsksForOnePressBeforeAnythingPlays() {
        page.navigate(at("human", "/login?to=/home"));
        signIn("human1");
        openAnEvening();
        page.navigate(page.locator("sf-home [data-do=join]")
                .first()
                .evaluate("link => link.href")
                .toString());
        page.waitForSelector("[data-do=come-in]");
        assertThat(page.getAttribute("sf-evening", "data-joined")).isEqualTo("false");
        assertReadable();
    }

    @Test
    void theHostSeesStatesAndNoMedia() {
        page.navigate(at("host", "/login?to=/board"));
        signIn("host1");
        page.waitForSelector("sf-board .calm, sf-board .attention");
        assertThat(page.locator("video, audio").count()).isZero();
        assertReadable();
    }

    @Test
    void whoeverIsNoHostHasNoBoard() {
        page.navigate(at("human", "/login?to=/home"));
        signIn("human1");
        page.waitForURL("**/home");
        assertThat(page.navigate(at("human", "/board")).status()).isEqualTo(403);
        assertThat(page.textContent("main h1")).isEqualTo("Not your role");
        assertReadable();
    }

    @Test
    void aWrongAddressIsAPageWithAWayOn() {
        assertThat(page.navigate(at("human", "/nowhere")).status()).isEqualTo(404);
        assertThat(page.locator("main a[href='/home']").count()).isEqualTo(1);
        assertReadable();
    }

    @Test
    void anEveningThatIsNotMineIsNotThere() {
        page.navigate(at("human", "/login?to=/home"));
        signIn("human1");
        page.waitForURL("**/home");
        page.navigate(at("human", "/evenings/00000000-0000-4000-8000-000000000000"));
        page.waitForSelector("sf-evening .after");
        assertThat(page.textContent("sf-evening h1")).isEqualTo("There is no evening here for you.");
        assertReadable();
    }

    /** Nothing that axe finds, no error in a script, nothing that the page's own policy had to refuse. */
    private void assertReadable() {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as("barriers on %s", page.url())
                .isEmpty();
        assertThat(complaints).isEmpty();
    }

    private void openAnEvening() {
        page.waitForSelector("sf-home .card, sf-home .empty");
        if (page.locator("sf-home [data-do=join]").count() == 0) {
            page.evaluate("fetch('/api/demo/evenings', { method: 'POST' })");
            page.waitForSelector("sf-home [data-do=join]");
        }
    }

    private void signIn(String account) {
        page.fill("#username", account);
        page.fill("#password", account);
        page.click("#kc-login");
    }

    private String at(String name, String path) {
        return "http://" + name + ".localhost:" + home.getPort() + path;
    }
}
