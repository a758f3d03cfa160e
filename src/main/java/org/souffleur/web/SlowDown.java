package org.souffleur.web;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.AccountId;

/**
 * Tells an account that asks too fast to slow down, before anything is done for it. What belongs to a live evening has
 * bounds of its own, and none for stopping and taking back: those are never held up.
 */
@ApplicationScoped
class SlowDown {
    private static final Pattern OF_AN_EVENING = Pattern.compile("/api/evenings/[^/]+/.*");

    private final CurrentIdentityAssociation identity;
    private final InstantSource wall;
    private final AccountPace pace = new AccountPace();

    SlowDown(CurrentIdentityAssociation identity, InstantSource wall) {
        this.identity = identity;
        this.wall = wall;
    }

    /** Nothing for whoever goes on. */
    @ServerRequestFilter
    Uni<@Nullable Response> asked(ContainerRequestContext request) {
        String path = request.getUriInfo().getRequestUri().getPath();
        boolean bounded = path.startsWith("/api/")
                && !OF_AN_EVENING.matcher(path).matches()
                && !request.getMethod().equals(HttpMethod.OPTIONS);
        if (!bounded) {
            return Uni.createFrom().nullItem();
        }
        return identity.getDeferredIdentity()
                .map(who -> who.isAnonymous()
                                || pace.takes(new AccountId(who.getPrincipal().getName()), wall.millis() * 1_000_000)
                        ? null
                        : tooFast());
    }

    private static Response tooFast() {
        return Response.fromResponse(Problem.of(
                                429,
                                "too-fast",
                                "Too many at once",
                                "More requests came from your account in one second than are answered. Nothing was done by"
                                        + " this one; the next second has room again.")
                        .response())
                .header("Retry-After", "1")
                .build();
    }
}
