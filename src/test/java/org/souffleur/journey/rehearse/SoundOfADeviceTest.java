package org.souffleur.journey.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.souffleur.journey.StackForTests;
import org.souffleur.journey.look.Scenes;

/** What a page does when something happens to the sound of the device it runs on; the devices are PulseAudio's. */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class SoundOfADeviceTest {
    private static final String ALL_MUTED = "() => { const all = [...document.querySelectorAll('[data-ears] audio')];"
            + " return all.length > 0 && all.every((one) => one.muted); }";

    @TestHTTPResource("/")
    URL home;

    @Test
    void aLostEarpieceNeverBecomesALoudspeaker() {
        try (Ears ears = Ears.open("desk", "mouth");
                Chromium chromium = new Chromium()) {
            String earpiece = ears.plug("earpiece");
            try (Browser browser = chromium.withMicrophone(ears.environment("desk", "mouth"))) {
                Page page = live(browser);
                page.waitForFunction("async () => (await navigator.mediaDevices.enumerateDevices())"
                        + ".filter((one) => one.kind === 'audiooutput' && one.label).length > 1");
                assertThat((boolean) page.evaluate(ALL_MUTED)).isFalse();
                assertThat(page.locator("[data-do=earpiece]").count()).isZero();

                ears.unplug(earpiece);
                page.waitForSelector("[data-do=earpiece]");
                assertThat((boolean) page.evaluate(ALL_MUTED)).isTrue();

                page.click("[data-do=earpiece]");
                page.waitForFunction("() => !document.querySelector('[data-do=earpiece]')");
                assertThat((boolean) page.evaluate(ALL_MUTED)).isFalse();
            }
        }
    }

    @Test
    void aHeadsetInItsTelephoneModeIsHeardByWhatItsSoundLacks() {
        try (Ears ears = Ears.open("desk", "mouth");
                Chromium chromium = new Chromium()) {
            ears.telephone("kitchen", "mouth", 8_000);
            Map<String, String> environment = ears.environment("desk", "mouth");
            environment.put("PULSE_SOURCE", "kitchen");
            try (Browser browser = chromium.withMicrophone(environment);
                    Voice voice = ears.say(Sound.named("human-mic.wav"), "mouth")) {
                Page page = live(browser);
                assertThat(page.waitForSelector("[data-telephone=sound]").textContent())
                        .contains("4 kHz");
            }
        }
    }

    @Test
    void whatSomethingElseTookComesBackByATap() {
        try (Ears ears = Ears.open("desk", "mouth");
                Chromium chromium = new Chromium();
                Browser browser = chromium.withMicrophone(ears.environment("desk", "mouth"))) {
            Page page = live(browser);
            page.waitForFunction(
                    "() => [...document.querySelectorAll('[data-ears] audio')].some((one) => !one.paused)");
            // As a phone does when it rings: every sound of the page is paused, and nobody asks the page.
            page.evaluate("() => document.querySelectorAll('[data-ears] audio').forEach((one) => one.pause())");
            page.click("[data-do=restore-sound]");
            page.waitForFunction("() => [...document.querySelectorAll('[data-ears] audio')].every((one) => !one.paused)"
                    + " && !document.querySelector('[data-do=restore-sound]')");
        }
    }

    private Page live(Browser browser) {
        String signedIn = Scenes.storage(browser, home.getPort());
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setStorageState(signedIn).setLocale("en-GB"));
        Page page = context.newPage();
        Scenes.named("live-human").show(page, home.getPort());
        page.waitForSelector("sf-evening[data-microphone=open]");
        return page;
    }
}
