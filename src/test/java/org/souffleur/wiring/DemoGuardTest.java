package org.souffleur.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoGuardTest {
    private static final String EVERYWHERE = "0.0.0.0";

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.2"})
    void theDemoMayAnswerThisMachine(String host) {
        assertThat(refusal(true, host, "", Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {EVERYWHERE, "::", "192.0.2.1", "no such host"})
    void theDemoAnswersNobodyElse(String host) {
        assertThat(refusal(true, host, "", Map.of()))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("bound to loopback").contains(host));
        assertThat(refusal(false, host, "", Map.of())).isEmpty();
    }

    @Test
    void aNetworkIsServedOverTlsAloneAndWithKeycloakBehindUs() {
        assertThat(refusal(true, EVERYWHERE, "disabled", Map.of("lan-urls", "https://192.0.2.1:8443")))
                .isEmpty();
        assertThat(refusal(true, EVERYWHERE, "enabled", Map.of("lan-urls", "https://192.0.2.1:8443")))
                .hasValueSatisfying(why -> assertThat(why).contains("TLS alone"));
        assertThat(refusal(
                        true,
                        EVERYWHERE,
                        "disabled",
                        Map.of("lan-urls", "https://192.0.2.1:8443,http://192.0.2.1:8080")))
                .hasValueSatisfying(why -> assertThat(why).contains("TLS alone"));
        assertThat(refusal(true, EVERYWHERE, "disabled", Map.of("lan-urls", "https://192.0.2.2:8443")))
                .hasValueSatisfying(why -> assertThat(why).contains("must be one of"));
        assertThat(refusal(
                        true,
                        EVERYWHERE,
                        "disabled",
                        Map.of("lan-urls", "https://192.0.2.1:8443", "keycloak.proxied", "false")))
                .hasValueSatisfying(why -> assertThat(why).contains("through us alone"));
    }

    @Test
    void anInstallationIsNoLocalNetwork() {
        assertThat(refusal(false, EVERYWHERE, "disabled", Map.of("lan-urls", "https://192.0.2.1:8443")))
                .hasValueSatisfying(why -> assertThat(why).contains("SOUFFLEUR_PUBLIC_URL"));
    }

    @Test
    void aKeycloakThatCannotBeAskedIsNotTakenForSafe() {
        assertThatThrownBy(() -> KnownSecrets.areAccepted("http://127.0.0.1:9", "souffleur", Duration.ZERO))
                .hasMessageContaining("could not be asked");
    }

    private static Optional<String> refusal(boolean demo, String host, String withoutTls, Map<String, String> more) {
        Map<String, String> told = new HashMap<>(Map.of(
                "souffleur.public-url",
                "https://192.0.2.1:8443",
                "souffleur.journal-dir",
                "unused",
                "souffleur.keycloak.url",
                "http://127.0.0.1/auth",
                "souffleur.keycloak.realm",
                "souffleur",
                "souffleur.keycloak.proxied",
                "true"));
        more.forEach((name, value) -> told.put("souffleur." + name, value));
        SouffleurSettings settings = new SmallRyeConfigBuilder()
                .withMapping(SouffleurSettings.class)
                .withDefaultValues(told)
                .build()
                .getConfigMapping(SouffleurSettings.class);
        return DemoGuard.refusal(demo, settings, host, withoutTls);
    }
}
