package org.souffleur.wiring;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Passwords that everybody knows open nothing but this machine. Either the web address is loopback, or it is a local
 * network's: then with TLS alone, and with a Keycloak that has been tried with the known secrets and has refused them.
 */
@ApplicationScoped
class DemoGuard {
    private static final Duration KEYCLOAK_STARTS = Duration.ofMinutes(5); // its first start makes a hundred tables

    void check(
            @Observes @Priority(1) StartupEvent begin,
            SouffleurSettings settings,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.insecure-requests") Optional<String> withoutTls) {
        refusal(settings.demo(), settings, host, withoutTls.orElse("")).ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        if (!settings.lan().isEmpty()
                && KnownSecrets.areAccepted(
                        settings.keycloak().url(), settings.keycloak().realm(), KEYCLOAK_STARTS)) {
            throw new IllegalStateException(
                    "This Keycloak accepts the demo's passwords, which everybody knows, and"
                            + " SOUFFLEUR_LAN_URLS would let a network in. Start with ./souffleur up --lan, which makes others.");
        }
    }

    /** Why this service must not start, from what it was told alone. */
    static Optional<String> refusal(boolean demo, SouffleurSettings settings, String host, String withoutTls) {
        if (settings.lan().isEmpty()) {
            return demo && !isLoopback(host)
                    ? Optional.of("The demo accounts exist only while the web address is bound to loopback, and it is"
                            + " bound to " + host + ". Set SOUFFLEUR_HTTP_HOST=127.0.0.1, or leave SOUFFLEUR_DEMO"
                            + " out. For phones in this network there is ./souffleur up --lan.")
                    : Optional.empty();
        }
        if (!demo) {
            return Optional.of("SOUFFLEUR_LAN_URLS is for ./souffleur up --lan. An installation has one address,"
                    + " SOUFFLEUR_PUBLIC_URL.");
        }
        boolean tls = settings.lan().stream().allMatch(url -> url.startsWith("https://"))
                && settings.lan().contains(settings.publicUrl())
                && withoutTls.equalsIgnoreCase("disabled");
        if (!tls) {
            return Optional.of("A local network is served over TLS alone: SOUFFLEUR_PUBLIC_URL must be one of"
                    + " SOUFFLEUR_LAN_URLS, each must begin with https:, and QUARKUS_HTTP_INSECURE_REQUESTS must be"
                    + " disabled.");
        }
        return settings.keycloak().proxied()
                ? Optional.empty()
                : Optional.of("In a local network Keycloak is reached through us alone: SOUFFLEUR_PROXY_KEYCLOAK must"
                        + " be true.");
    }

    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
