package org.souffleur.web;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the demo's letters would have said: the embedded stack catches them all. On loopback everybody may read them, as
 * everybody knows the passwords there; in a local network a host may. Elsewhere there is no such thing.
 */
@Path("/api/demo/letters")
public class LettersApi {
    private static final Duration LIMIT = Duration.ofSeconds(5); // the launcher is on this machine

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final Optional<HttpRequest> ask;
    private final boolean lan;
    private final CurrentIdentityAssociation identity;

    LettersApi(
            @ConfigProperty(name = "souffleur.demo", defaultValue = "false") boolean demo,
            @ConfigProperty(name = "souffleur.letters.url") Optional<String> url,
            @ConfigProperty(name = "souffleur.letters.key") Optional<String> key,
            @ConfigProperty(name = "souffleur.lan-urls") Optional<List<String>> lan,
            CurrentIdentityAssociation identity) {
        this.ask = url.filter(there -> demo)
                .map(address -> HttpRequest.newBuilder(URI.create(address))
                        .timeout(LIMIT)
                        .header("Authorization", "Bearer " + key.orElse(""))
                        .build());
        this.lan = lan.filter(urls -> !urls.isEmpty()).isPresent();
        this.identity = identity;
    }

    @GET
    public Uni<Response> latest() {
        if (ask.isEmpty()) {
            return Uni.createFrom().item(Answers.notFound());
        }
        return lan
                ? identity.getDeferredIdentity().chain(who -> mayRead(who) ? read(ask.get()) : refused(who))
                : read(ask.get());
    }

    private static boolean mayRead(SecurityIdentity who) {
        return who.hasRole("host");
    }

    private static Uni<Response> refused(SecurityIdentity who) {
        return who.isAnonymous()
                ? Uni.createFrom().item(Answers.signInFirst())
                : Uni.createFrom().failure(new ForbiddenException());
    }

    private Uni<Response> read(HttpRequest request) {
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(request, BodyHandlers.ofString()))
                .map(answer -> answer.statusCode() == 200
                        ? Response.ok(answer.body(), MediaType.APPLICATION_JSON)
                                .header("Cache-Control", "no-store")
                                .build()
                        : Answers.notFound());
    }
}
