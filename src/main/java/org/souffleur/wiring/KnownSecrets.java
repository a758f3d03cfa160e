package org.souffleur.wiring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The secrets of {@code realm/demo.json}, which everybody can read: tried as anybody in the network would. */
final class KnownSecrets {
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private static final List<String> TRIES = List.of(
            "grant_type=password&client_id=souffleur-demo-token&username=human1&password=human1",
            "grant_type=client_credentials&client_id=os-sam&client_secret=os-sam");

    private KnownSecrets() {}

    /**
     * Whether this realm gives a token for one of them.
     *
     * @param patience how long a Keycloak that is still starting is waited for
     * @throws IllegalStateException where it does not answer: what cannot be tried is not taken for safe
     */
    static boolean areAccepted(String keycloak, String realm, Duration patience) {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        URI tokens = URI.create(keycloak + "/realms/" + realm + "/protocol/openid-connect/token");
        for (String form : TRIES) {
            if (status(http, tokens, form, System.nanoTime() + patience.toNanos()) == 200) {
                return true;
            }
        }
        return false;
    }

    private static int status(HttpClient http, URI tokens, String form, long giveUpAtNanos) {
        HttpRequest ask = HttpRequest.newBuilder(tokens)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        while (true) {
            try {
                int status =
                        http.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode();
                // A realm that is not imported yet is 404, a Keycloak that is not ready 5xx: neither is an answer.
                if (status == 200 || status == 400 || status == 401) {
                    return status;
                }
            } catch (IOException notYet) {
                // Nobody listens yet.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while Keycloak was asked", e);
            }
            if (System.nanoTime() - giveUpAtNanos > 0) {
                throw new IllegalStateException("Keycloak could not be asked whether it accepts the demo's passwords");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Keycloak was starting", e);
        }
    }
}
