package org.souffleur.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.souffleur.journey.StackForTests;

/** The tests' Keycloak is the loopback demo's: the one that a network must never see. */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class KnownSecretsTest {
    @Test
    void aKeycloakThatTakesTheKnownPasswordsIsFoundOut() {
        String demo = StackForTests.stack().serviceEnvironment().get("SOUFFLEUR_KEYCLOAK_URL");
        assertThat(KnownSecrets.areAccepted(demo, "souffleur", Duration.ofSeconds(10)))
                .isTrue();
    }
}
