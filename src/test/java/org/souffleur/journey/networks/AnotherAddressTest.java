package org.souffleur.journey.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.souffleur.journey.Browsers;
import org.souffleur.journey.networks.TwoPages.Without;

/** Real Chromium behind a NAT that changes its mind: the relay knows it by its voice and finds it by asking. */
class AnotherAddressTest {
    @Test
    void theEveningGoesOnFromAnotherAddressBeforeTheBrowserKnows() throws Exception {
        try (Browsers browsers = new Browsers();
                Browser browser = browsers.open("--autoplay-policy=no-user-gesture-required");
                TwoPages pages = new TwoPages(browser, 1, false, Without.NOTHING)) {
            pages.talkers.move();
            flowsOn(pages);
            pages.listeners.move();
            flowsOn(pages);
            assertThat(pages.report().drops())
                    .as("nothing came from an address that told the relay nothing")
                    .doesNotContainKey("unknown-address");
        }
    }

    private static void flowsOn(TwoPages pages) {
        double heard = pages.packetsHeard();
        await("her voice").atMost(Duration.ofSeconds(10)).until(() -> pages.packetsHeard() > heard + 50);
    }
}
