package org.souffleur.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URL;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class SignInTest {
    @TestHTTPResource("/")
    URL home;

    @Test
    void aBearerTokenIsKnownAndItsRolesToo() {
        RestAssured.given()
                .auth()
                .oauth2(StackForTests.bearer("human1"))
                .get("/api/evenings")
                .then()
                .statusCode(200);
    }

    @Test
    void threePeopleAreSignedInInOneBrowserUnderThreeNames() {
        try (Browsers browsers = new Browsers();
                Browser browser = browsers.open()) {
            var context = browser.newContext();
            for (String who : new String[] {"human", "surrogate", "os"}) {
                Page page = context.newPage();
                page.navigate("http://" + who + ".localhost:" + home.getPort() + "/login?to=/home");
                page.fill("#username", who + "1");
                page.fill("#password", who + "1");
                page.click("#kc-login");
                page.waitForURL("**/home");
                // Who one is signed in as is what the evening's list says of the viewer.
                assertThat(page.evaluate("async () => (await fetch('/api/evenings')).text()")
                                .toString())
                        .contains("\"role\":\"" + who + "\"");
            }
        }
    }
}
