package org.souffleur.wiring;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.runtime.LaunchMode;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.keycloak.admin.client.Keycloak;

/**
 * A stop or a withdrawal must not be the first that a fresh process ever handles: until then its classes are not loaded
 * and nothing is compiled, which was measured to cost tens of milliseconds. So the service knocks at its own doors
 * first, as its own service account, on an evening that does not exist: every step is walked, nothing is cut and
 * nothing is written.
 */
@ApplicationScoped
class WarmDoors {
    private static final Logger LOG = Logger.getLogger(WarmDoors.class);
    private static final String NOBODYS = "/api/evenings/00000000-0000-0000-0000-000000000000";

    /** A few hundred make the compiler take the path seriously; they take about a second. */
    private static final int KNOCKS = 300;

    /** Keycloak may come up after us; by then it has, or something else is wrong. */
    private static final int TRIES = 60;

    private static final long TRY_AGAIN_S = 2;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Keycloak keycloak;
    private final String origin;
    private final Optional<Path> ownCertificate;
    private final AtomicBoolean begun = new AtomicBoolean();

    WarmDoors(
            Keycloak keycloak,
            SouffleurSettings settings,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "quarkus.http.insecure-requests") Optional<String> withoutTls,
            @ConfigProperty(name = "quarkus.http.ssl.certificate.files") Optional<Path> certificate) {
        this.keycloak = keycloak;
        boolean tlsAlone = withoutTls.orElse("").equalsIgnoreCase("disabled");
        // A certificate names the address that people use, and no other.
        this.origin =
                tlsAlone ? settings.publicUrl() : "http://" + (isWildcard(host) ? "127.0.0.1" : host) + ":" + port;
        this.ownCertificate = certificate.filter(file -> tlsAlone);
    }

    private static boolean isWildcard(String host) {
        return host.equals("0.0.0.0") || host.equals("::");
    }

    /** Begins, the first time it is asked to; returns at once. A failure costs nothing but the warmth. */
    void once() {
        if (LaunchMode.current() == LaunchMode.NORMAL && begun.compareAndSet(false, true)) {
            Infrastructure.getDefaultWorkerPool().execute(() -> knock(1));
        }
    }

    private void knock(int tries) {
        try {
            HttpClient http = client();
            HttpRequest withdraw = post("/withdrawals", "{\"subject\":\"voice\"}")
                    .header("Authorization", "Bearer " + ownToken())
                    .build();
            HttpRequest stop = post("/stop", "")
                    .header("Stop-Credential", "s1." + "A".repeat(43))
                    .build();
            for (int i = 0; i < KNOCKS; i++) {
                http.send(withdraw, HttpResponse.BodyHandlers.discarding());
                http.send(stop, HttpResponse.BodyHandlers.discarding());
            }
            LOG.info("The doors are warm.");
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            if (tries < TRIES) {
                CompletableFuture.delayedExecutor(TRY_AGAIN_S, TimeUnit.SECONDS, Infrastructure.getDefaultWorkerPool())
                        .execute(() -> knock(tries + 1));
            } else {
                LOG.warnf("The doors stay cold: %s", e.getClass().getSimpleName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpClient client() throws IOException, GeneralSecurityException {
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT);
        if (ownCertificate.isPresent()) {
            client.sslContext(trusting(ownCertificate.get()));
        }
        return client.build();
    }

    private static SSLContext trusting(Path pem) throws IOException, GeneralSecurityException {
        try (InputStream certificates = Files.newInputStream(pem)) {
            return Trust.only(CertificateFactory.getInstance("X.509").generateCertificates(certificates));
        }
    }

    /** The admin client belongs to a request, and here is none. */
    private String ownToken() {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        try {
            return keycloak.tokenManager().getAccessTokenString();
        } finally {
            request.terminate();
        }
    }

    private HttpRequest.Builder post(String verb, String body) {
        return HttpRequest.newBuilder(URI.create(origin + NOBODYS + verb))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }
}
