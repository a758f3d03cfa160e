package org.souffleur.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.souffleur.session.live.LiveSettings;

class TurnPassTest {
    private static final Instant NOW = Instant.parse("2026-03-01T20:00:00Z");
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final UUID SERIAL = UUID.fromString("00000000-0000-4000-8000-000000000007");

    private static List<IceServer> until(Instant end, String... urls) {
        SessionSettings settings = new SessionSettings(
                "node",
                new byte[32],
                ZoneOffset.UTC,
                new TurnServers(List.of(urls), SECRET),
                Duration.ofSeconds(2),
                LiveSettings.USUAL);
        return new IceServers(settings, () -> NOW, () -> SERIAL).until(end);
    }

    @Test
    void itsPasswordIsWhatATurnServerComputesFromItsName() {
        TurnPass pass = TurnPass.until(Instant.ofEpochSecond(1_772_400_000), SERIAL, SECRET);
        assertThat(pass.username()).isEqualTo("1772400000:00000000-0000-4000-8000-000000000007");
        // printf %s NAME | openssl dgst -sha1 -hmac SECRET -binary | base64
        assertThat(pass.credential()).isEqualTo("fD/r4m8jnKySLYvL0lzg3KDY7e8=");
        assertThat(pass).hasToString("TurnPass");
    }

    @Test
    void itDiesTenMinutesAfterTheEveningAndInTwelveHoursAtTheLatest() {
        assertThat(until(NOW.plus(Duration.ofHours(3)), "turn:turn.example.org")
                        .get(0)
                        .username())
                .startsWith(NOW.plus(Duration.ofMinutes(190)).getEpochSecond() + ":");
        assertThat(until(NOW.plus(Duration.ofHours(40)), "turn:turn.example.org")
                        .get(0)
                        .username())
                .startsWith(NOW.plus(Duration.ofHours(12)).getEpochSecond() + ":");
    }

    @Test
    void stunNeedsNoPassAndNoServerIsNoServer() {
        assertThat(until(NOW, "stun:stun.example.org"))
                .containsExactly(new IceServer(List.of("stun:stun.example.org"), null, null));
        assertThat(until(NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "turn:turn.example.org",
                "turns:203.0.113.7:443?transport=tcp",
                "turn:[2001:db8::1]:3478",
                "stun:a"
            })
    void whatIsAnAddressIsTaken(String url) {
        assertThat(new TurnServers(List.of(url), SECRET).urls()).containsExactly(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://turn.example.org",
                "turn:",
                "turn://turn.example.org",
                "turn:a>; rel=x",
                "turn:a?transport=ws"
            })
    void whatIsNoAddressIsRefusedAtTheStart(String url) {
        assertThatThrownBy(() -> new TurnServers(List.of(url), SECRET)).hasMessageContaining("SOUFFLEUR_TURN_URLS");
    }

    @Test
    void aTurnServerWithoutALongSecretIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new TurnServers(List.of("turn:a"), null))
                .hasMessageContaining("SOUFFLEUR_TURN_SECRET");
        assertThatThrownBy(() -> new TurnServers(List.of("turn:a"), "x".repeat(31)))
                .hasMessageContaining("32");
        assertThat(new TurnServers(List.of("turn:a"), "x".repeat(32)).urls()).hasSize(1);
    }
}
