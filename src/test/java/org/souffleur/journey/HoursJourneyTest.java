package org.souffleur.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A surrogate says on her phone when she has time, while another page of hers is still open. */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class HoursJourneyTest {
    @TestHTTPResource("/")
    URL home;

    @Test
    void hoursAreSetByTapsKeptAndNeverLostToAnotherPage() {
        try (Browsers browsers = new Browsers();
                Browser browser = browsers.open();
                BrowserContext phone = browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setGeolocation(52.37, 4.89)
                        .setPermissions(List.of("geolocation")))) {
            Page page = phone.newPage();
            page.navigate(at("/login?to=/hours"));
            page.fill("#username", "surrogate1");
            page.fill("#password", "surrogate1");
            page.click("#kc-login");
            page.waitForSelector("sf-hours .fortnight li");
            Page other = phone.newPage();
            other.navigate(at("/hours"));
            other.waitForSelector("sf-hours .fortnight li");

            page.click("sf-hours [data-quick=evenings]");
            page.click("sf-hours [data-part=evening][data-day='0']");
            page.waitForSelector("sf-hours [data-evenings='12']"); // every evening but the two Mondays
            page.click("sf-hours [data-do=locate]");
            page.waitForSelector("sf-hours [data-place='861969c9fffffff']");
            page.click("sf-hours [data-do=keep]");
            page.waitForSelector("sf-hours [data-keeping=kept]");

            other.click("sf-hours [data-quick=weekends]");
            other.click("sf-hours [data-do=keep]");
            other.waitForSelector("sf-hours [data-do=keep-mine]");
            assertThat(other.textContent("sf-hours .notice"))
                    .contains("changed on another page", "Tuesdays", "17:00–23:00");
            assertThat(other.getAttribute("sf-hours [data-part=morning][data-day='6']", "aria-pressed"))
                    .isEqualTo("true");
            other.click("sf-hours [data-do=keep-mine]");
            other.waitForSelector("sf-hours [data-keeping=kept]");

            page.reload();
            page.waitForSelector("sf-hours [data-part=morning][data-day='6'][aria-pressed=true]");
            assertThat(page.locator("sf-hours [data-part=evening][aria-pressed=true]")
                            .count())
                    .isEqualTo(2);
            assertThat(page.isDisabled("sf-hours [data-do=keep]")).isTrue();
        }
    }

    private String at(String path) {
        return "http://surrogate.localhost:" + home.getPort() + path;
    }
}
