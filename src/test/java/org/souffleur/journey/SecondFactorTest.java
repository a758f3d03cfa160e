package org.souffleur.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.UserResource;
import org.souffleur.booking.DemoWorld;

/** A host who sees everybody's evenings can guard the sign-in by a second factor. */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class SecondFactorTest {
    private static final long PERIOD_S = 30;

    @TestHTTPResource("/")
    URL home;

    @Inject
    Keycloak admin;

    @AfterEach
    void forgetIt() {
        UserResource host =
                admin.realm("souffleur").users().get(DemoWorld.HOST1.account().subject());
        host.credentials().stream()
                .filter(credential -> "otp".equals(credential.getType()))
                .forEach(credential -> host.removeCredential(credential.getId()));
    }

    @Test
    void aHostSetsItUpFromTheBoardAndIsAskedForItFromThenOn() throws GeneralSecurityException {
        try (Browsers browsers = new Browsers();
                Browser browser = browsers.open()) {
            Page page = browser.newContext().newPage();
            password(page);
            page.waitForURL("**/board");
            page.click("a[href='/login/second-factor']");
            page.click("#mode-manual");
            byte[] secret = base32(page.textContent("#kc-totp-secret-key").replaceAll("\\s", ""));
            long period = Instant.now().getEpochSecond() / PERIOD_S;
            page.fill("#totp", code(secret, period));
            page.click("#saveTOTPBtn");
            page.waitForURL("**/home");

            Page elsewhere = browser.newContext().newPage();
            password(elsewhere);
            elsewhere.fill("#otp", "000000");
            elsewhere.click("#kc-login");
            assertThat(elsewhere.url()).contains("/auth/");
            // A code counts once: the next period's is already taken, one step ahead being allowed (RFC 6238 §5.2).
            elsewhere.fill("#otp", code(secret, period + 1));
            elsewhere.click("#kc-login");
            elsewhere.waitForURL("**/board");
        }
    }

    private void password(Page page) {
        page.navigate("http://host.localhost:" + home.getPort() + "/login?to=/board");
        page.fill("#username", "host1");
        page.fill("#password", "host1");
        page.click("#kc-login");
    }

    /** RFC 6238 with the realm's parameters: HMAC-SHA-1, six digits, 30 s. */
    private static String code(byte[] secret, long period) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret, "HmacSHA1"));
        byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(period).array());
        int at = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash, at, 4).getInt() & 0x7fffffff;
        return String.format("%06d", number % 1_000_000);
    }

    private static byte[] base32(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 5 / 8);
        int bits = 0;
        int held = 0;
        for (char letter : text.toCharArray()) {
            held = held << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
                held &= (1 << bits) - 1;
            }
        }
        return bytes.array();
    }
}
