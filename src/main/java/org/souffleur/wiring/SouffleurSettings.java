package org.souffleur.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Everything that an installation can set; {@code application.properties} names the environment variable of each. */
@ConfigMapping(prefix = "souffleur")
public interface SouffleurSettings {
    /** Where people's browsers find us, without a trailing slash. */
    String publicUrl();

    /** Names this node in the evenings' rows. */
    @WithDefault("node-1")
    String node();

    /** The time zone in which evenings are told, until each has its own. */
    @WithDefault("Europe/Amsterdam")
    String zone();

    /**
     * Whether the demo's people and evening exist. Refused unless the web address is loopback, or {@link #lanUrls} say
     * that this is a network whose people have passwords of their own.
     */
    @WithDefault("false")
    boolean demo();

    /** Every origin of this service in a local network, TLS only; present under {@code ./souffleur up --lan} alone. */
    Optional<List<String>> lanUrls();

    /** Where a phone of that network fetches the certificate that it must trust first. */
    Optional<String> lanCaUrl();

    /** Encrypts the pages' session cookies; at least 32 characters. */
    Optional<String> sessionKey();

    /** Signs stop credentials; at least 32 characters, the same on every node. */
    Optional<String> stopKey();

    /** Seed of the Ed25519 key that signs ledger checkpoints and receipts; at least 32 characters. */
    Optional<String> checkpointKey();

    /** Where stops and withdrawals are synced before they are acknowledged. */
    Path journalDir();

    Keycloak keycloak();

    Media media();

    Smtp smtp();

    Letters letters();

    /** The origins of a local network; empty on loopback and in production. */
    default List<String> lan() {
        return lanUrls().orElse(List.of());
    }

    /** The identity provider. */
    interface Keycloak {
        /** Its address on the back channel, without the realm. */
        String url();

        String realm();

        /** Whether browsers reach Keycloak through us, under {@code /auth} of the same origin. */
        @WithDefault("false")
        boolean proxied();

        Optional<String> webSecret();
    }

    /** The relay. */
    interface Media {
        /** First UDP port; 0 lets the system choose. */
        @WithDefault("0")
        int port();

        /** Further addresses at which the ports can be reached, where a NAT or a load balancer maps them one to one. */
        Optional<List<String>> announce();

        /** TURN and STUN servers for people behind hostile networks, as URLs. */
        Optional<List<String>> turnUrls();

        /** What the TURN servers and we make passwords of; at least 32 characters. */
        Optional<String> turnSecret();
    }

    /** The mail server that takes our letters; the rest of how it is reached is Quarkus' mailer's own. */
    interface Smtp {
        /** Without one, letters wait. */
        Optional<String> host();

        /** The address that letters come from, bare. */
        Optional<String> from();
    }

    /** Where the embedded stack keeps the letters it caught; set by the launcher alone. */
    interface Letters {
        Optional<String> url();

        Optional<String> key();
    }
}
