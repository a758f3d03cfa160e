package org.souffleur.wiring.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The few calls that the launcher makes to its own Keycloak. */
public final class KeycloakConsole {
    /** The bootstrap client of the embedded Keycloak's master realm; its secret never leaves the data directory. */
    public static final String BOOTSTRAP_CLIENT = "souffleur-stack";

    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final URI origin;

    /**
     * @param url Keycloak on the back channel
     * @param origin where browsers and programs find the service
     */
    public KeycloakConsole(String url, String origin) {
        this.url = url;
        this.origin = URI.create(origin);
    }

    /** Lets the pages' client return to these origins and no others; the port may differ from the last start's. */
    public void allowOrigins(String bootstrapSecret, List<String> origins) {
        String token = token(
                "master",
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        BOOTSTRAP_CLIENT,
                        "client_secret",
                        bootstrapSecret));
        String clients = url + "/admin/realms/souffleur/clients";
        ObjectNode client = (ObjectNode)
                call("GET", clients + "?clientId=souffleur-web", token, null).get(0);
        client.putArray("redirectUris");
        origins.forEach(origin -> client.withArray("redirectUris").add(origin + "/*"));
        call("PUT", clients + "/" + client.get("id").asText(), token, client.toString());
    }

    /** A bearer token for a demo account, through the client that exists only in the demo realm. */
    public String demoToken(String account) {
        return token(
                "souffleur",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "souffleur-demo-token",
                        "username",
                        account,
                        "password",
                        account,
                        "scope",
                        "openid"));
    }

    /** A bearer token for a program that signs in with its own credentials. */
    public String programToken(String clientId, String secret) {
        return token(
                "souffleur",
                Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret));
    }

    private String token(String realm, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(url + "/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!realm.equals("master")) {
            // A token's issuer is the origin that it was asked for at; ours is the public one.
            request.header("X-Forwarded-Host", origin.getHost())
                    .header("X-Forwarded-Port", Integer.toString(origin.getPort()))
                    .header("X-Forwarded-Proto", origin.getScheme());
        }
        return send(request.build()).get("access_token").asText();
    }

    private JsonNode call(String method, String address, String token, @org.jspecify.annotations.Nullable String body) {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build());
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException("Keycloak answered " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Keycloak", e);
        }
    }
}
