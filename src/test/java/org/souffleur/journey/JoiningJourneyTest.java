package org.souffleur.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.souffleur.wiring.embedded.CaughtLetter;

/** Two strangers join by their phones, through Keycloak's own form: one with an OS, and a human who wants to be with it. */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class JoiningJourneyTest {
    private static final String PASSWORD = "a stage of one's own";

    @TestHTTPResource("/")
    URL home;

    @Test
    void aHumanAndAnOperatorJoinAndTheirCoupleBegins() {
        try (Browsers browsers = new Browsers();
                Browser browser = browsers.open()) {
            Page operator = register(browser, "lin", "Lin");
            join(operator, "os", "1", "2", "1980");
            fill(operator, "[data-declares=new]", "name", "Vera");
            fill(operator, "[data-declares=new]", "version", "2026.1");
            fill(operator, "[data-declares=new]", "conversations", "40");
            operator.click("[data-declares=new] [data-do=declare]");
            String code = operator.textContent("[data-os=Vera] [data-code]");
            assertThat(code.replace(" ", "")).hasSize(12);

            Page human = register(browser, "kees", "Kees");
            join(human, "human", "29", "2", "1988");
            assertThat(human.textContent("[data-open]")).contains("2 things are left");
            fill(human, "[data-step=safety-contact]", "name", "Bo");
            fill(human, "[data-step=safety-contact]", "mail", "kees@example.org");
            human.click("[data-do=ask-contact]");
            assertThat(human.textContent("[data-step=safety-contact] .notice")).contains("your own address");
            fill(human, "[data-step=safety-contact]", "mail", "bo@example.org");
            human.click("[data-do=ask-contact]");
            human.waitForSelector("[data-contact=asked]");
            human.check("[name=wanted][value=evening]");
            human.click("[data-do=ask-call]");
            human.waitForSelector("text=A host calls you in the evening.");

            fill(human, "[data-step=couple]", "code", "0000 0000 0000");
            human.click("[data-do=ask-os]");
            assertThat(human.textContent("[data-step=couple] .notice")).contains("No OS has that code");
            fill(human, "[data-step=couple]", "code", code.toLowerCase());
            human.click("[data-do=ask-os]");
            human.waitForSelector("[data-bond=asked]");
            operator.reload();
            operator.click("[data-os=Vera] [data-do=yes]");
            operator.waitForSelector("[data-bond=together]");

            Page host = signedIn(browser, "host1", "/newcomers");
            host.click("[data-newcomer=Kees] button");
            host.waitForSelector(
                    "[data-newcomer=Kees]", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
            human.reload();
            human.waitForSelector("[data-bond=together]");
            assertThat(human.getAttribute("[data-step=host-call]", "data-done")).isEqualTo("true");
            assertThat(human.textContent("[data-open]")).contains("One thing is left");

            Page friend = phone(browser);
            friend.navigate(linkInTheLetterTo("bo@example.org"));
            assertThat(friend.textContent("h1")).isEqualTo("Kees asks something of you.");
            friend.click("button[value=yes]");
            friend.waitForSelector("[data-contact=agreed]");
            human.reload();
            human.waitForSelector("[data-open='0']");
            String kept = (String) human.evaluate("async () => (await fetch('/api/me/export')).text()");
            assertThat(kept).contains("bo@example.org", "Vera", "\"hours\"").doesNotContain("1988-02-29", "born");
        }
    }

    /** From the first page, as somebody whom nobody knows. */
    private Page register(Browser browser, String account, String name) {
        Page page = phone(browser);
        page.navigate("http://localhost:" + home.getPort() + "/");
        page.click("[data-do=join]");
        page.fill("#username", account);
        page.fill("#firstName", name);
        page.fill("#email", account + "@example.org");
        page.fill("#password", PASSWORD);
        page.fill("#password-confirm", PASSWORD);
        page.click("[type=submit]");
        page.waitForURL("**/me");
        return page;
    }

    private static String linkInTheLetterTo(String address) {
        String text = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> StackForTests.stack().letters().latest().stream()
                                .filter(letter -> letter.to().equals(address))
                                .map(CaughtLetter::text)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        Matcher link = Pattern.compile("http\\S+/contact/\\S+").matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group();
    }

    private static void join(Page page, String role, String day, String month, String year) {
        page.click("[data-role=" + role + "]");
        page.click("[data-do=on]");
        page.fill("[name=day]", day);
        page.fill("[name=month]", month);
        page.fill("[name=year]", year);
        page.click("[data-do=join]");
        page.waitForSelector("[data-open]");
    }

    private Page signedIn(Browser browser, String account, String to) {
        Page page = phone(browser);
        page.navigate("http://localhost:" + home.getPort() + "/login?to=" + to);
        page.fill("#username", account);
        page.fill("#password", account);
        page.click("#kc-login");
        page.waitForURL("**" + to);
        return page;
    }

    private static void fill(Page page, String form, String field, String text) {
        page.fill(form + " [name=" + field + "]", text);
    }

    private static Page phone(Browser browser) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(390, 844).setLocale("en-GB"));
        return context.newPage();
    }
}
