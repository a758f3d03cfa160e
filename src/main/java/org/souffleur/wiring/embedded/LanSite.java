package org.souffleur.wiring.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.souffleur.wiring.Trust;

/**
 * A stack that phones of the same network can reach: the addresses, the authority they trust, this start's certificate,
 * and the secrets that take the place of the demo's known ones.
 *
 * @param port of HTTPS; the authority's page has the next one
 */
record LanSite(int port, LanAddresses machine, LanAuthority authority, LanSecrets secrets, Path chain, Path key) {

    /**
     * Makes what is missing and keeps what is there.
     *
     * @param address what to draw into the QR codes instead of our guess; null for the guess
     */
    static LanSite prepare(StackDirectory directory, int port, @Nullable String address) {
        Instant now = Instant.now();
        LanAddresses machine =
                address == null ? LanAddresses.ofThisMachine() : LanAddresses.ofThisMachine(literal(address));
        LanAuthority authority = LanAuthority.in(directory.authority(), machine, now);
        LanAuthority.Leaf leaf = authority.issue(machine, now);
        Path chain = directory.authority().resolve("server.crt");
        Path key = directory.authority().resolve("server.key");
        try {
            Files.writeString(chain, leaf.chainPem());
        } catch (IOException e) {
            throw new UncheckedIOException("the certificate cannot be written", e);
        }
        StackDirectory.writeSecret(key, leaf.keyPem());
        return new LanSite(port, machine, authority, LanSecrets.of(directory, new SecureRandom()), chain, key);
    }

    private static InetAddress literal(String address) {
        if (!address.matches("[0-9.]+|[0-9a-fA-F:]+")) {
            throw new IllegalArgumentException("--address wants an IP address, not '" + address + "'");
        }
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("--address wants an IP address, not '" + address + "'", e);
        }
    }

    String url() {
        return machine.publicUrl(port);
    }

    List<String> origins() {
        return machine.origins(port);
    }

    int authorityPort() {
        return port + 1;
    }

    String authorityUrl() {
        return machine.plainUrl(authorityPort()) + "/";
    }

    /** What the service is told beyond what it is told on loopback. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        environment.put("QUARKUS_HTTP_HOST", "0.0.0.0");
        environment.put("QUARKUS_HTTP_INSECURE_REQUESTS", "disabled");
        environment.put("QUARKUS_HTTP_SSL_PORT", Integer.toString(port));
        environment.put("QUARKUS_HTTP_SSL_CERTIFICATE_FILES", chain.toString());
        environment.put("QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES", key.toString());
        // HTTP/2 splits the Cookie header (RFC 9113 §8.2.3) and bounds it more tightly than a session needs.
        environment.put("QUARKUS_HTTP_HTTP2", "false");
        environment.put("SOUFFLEUR_PUBLIC_URL", url());
        environment.put("SOUFFLEUR_LAN_URLS", String.join(",", origins()));
        environment.put("SOUFFLEUR_LAN_CA_URL", authorityUrl());
        // A number that a firewall's rule can name; the same as HTTPS has, and the next for each further core.
        environment.put("SOUFFLEUR_MEDIA_PORT", Integer.toString(port));
        return environment;
    }

    /** Trusts this authority and no other, as a phone does once it was told to. */
    SSLContext trust() {
        try {
            return Trust.only(List.of(authority.certificate()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("our own certificate authority cannot be used", e);
        }
    }
}
