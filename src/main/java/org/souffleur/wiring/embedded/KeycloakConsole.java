package org.souffleur.wiring.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
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
        String token = adminToken(bootstrapSecret);
        String clients = url + "/admin/realms/souffleur/clients";
        ObjectNode client = (ObjectNode)
                call("GET", clients + "?clientId=souffleur-web", token, null).get(0);
        client.putArray("redirectUris");
        origins.forEach(origin -> client.withArray("redirectUris").add(origin + "/*"));
        call("PUT", clients + "/" + client.get("id").asText(), token, client.toString());
    }

    /**
     * Makes the realm's own settings those of this JSON, for a realm that an earlier version of the product imported.
     * People, clients and roles stay as they are.
     */
    void bringUpToDate(String bootstrapSecret, String realm) {
        String token = adminToken(bootstrapSecret);
        String address = url + "/admin/realms/souffleur";
        try {
            ObjectNode settings = (ObjectNode) JSON.readTree(realm);
            String profile = settings.at(
                            "/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0")
                    .asText();
            settings.remove(List.of("users", "clients", "roles", "components"));
            call("PUT", address, token, settings.toString());
            call("PUT", address + "/users/profile", token, profile);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the realm is no JSON", e);
        }
    }

    /** Makes these the secrets of the people and of the clients that are named, whatever they were before. */
    void setSecrets(String bootstrapSecret, LanSecrets secrets) {
        String token = adminToken(bootstrapSecret);
        String realm = url + "/admin/realms/souffleur";
        for (String person : DemoRealm.PEOPLE) {
            String id = call("GET", realm + "/users?exact=true&username=" + person, token, null)
                    .get(0)
                    .get("id")
                    .asText();
            ObjectNode password = JSON.createObjectNode()
                    .put("type", "password")
                    .put("temporary", false)
                    .put("value", secrets.of(person));
            call("PUT", realm + "/users/" + id + "/reset-password", token, password.toString());
        }
        for (String program : LanSecrets.CLIENTS) {
            ObjectNode client = (ObjectNode) call("GET", realm + "/clients?clientId=" + program, token, null)
                    .get(0);
            client.put("publicClient", false).put("secret", secrets.of(program));
            call("PUT", realm + "/clients/" + client.get("id").asText(), token, client.toString());
        }
    }

    private String adminToken(String bootstrapSecret) {
        return token(
                "master",
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        BOOTSTRAP_CLIENT,
                        "client_secret",
                        bootstrapSecret));
    }

    /** A bearer token for a demo account whose password is its name, through the client that exists only in the demo realm. */
    public String demoToken(String account) {
        return token(
                "souffleur",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        DemoRealm.TOKEN_CLIENT,
                        "username",
                        account,
                        "password",
                        account,
                        "scope",
                        "openid"));
    }

    /** A bearer token for one of the same accounts in a network, where neither the password nor the client is open. */
    String personToken(String account, LanSecrets secrets) {
        return token(
                "souffleur",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        DemoRealm.TOKEN_CLIENT,
                        "client_secret",
                        secrets.of(DemoRealm.TOKEN_CLIENT),
                        "username",
                        account,
                        "password",
                        secrets.of(account),
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
                    .header("X-Forwarded-Port", Integer.toString(port()))
                    .header("X-Forwarded-Proto", origin.getScheme());
        }
        return send(request.build()).get("access_token").asText();
    }

    private int port() {
        return origin.getPort() > 0 ? origin.getPort() : origin.getScheme().equals("https") ? 443 : 80;
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
