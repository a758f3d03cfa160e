package org.souffleur.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoGuardTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.2"})
    void theDemoMayAnswerThisMachine(String host) {
        assertThat(DemoGuard.isLoopback(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "no such host"})
    void theDemoAnswersNobodyElse(String host) {
        assertThat(DemoGuard.isLoopback(host)).isFalse();
    }
}
