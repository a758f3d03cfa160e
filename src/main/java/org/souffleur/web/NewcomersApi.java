package org.souffleur.web;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.souffleur.people.DisplayName;
import org.souffleur.people.Ids;
import org.souffleur.people.PersonId;
import org.souffleur.people.joining.HearNewcomers;

/** Who waits for the call with a host; for hosts. */
@Path("/api/newcomers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("host")
public class NewcomersApi {
    private static final String HOST = "Host";

    private final CurrentIdentityAssociation identity;
    private final Callers callers;
    private final HearNewcomers hear;

    NewcomersApi(CurrentIdentityAssociation identity, Callers callers, HearNewcomers hear) {
        this.identity = identity;
        this.callers = callers;
        this.hear = hear;
    }

    /** Somebody who waits, since when, and the parts of the day that suit. */
    public record Newcomer(String id, String name, String role, List<String> wanted, Instant since) {}

    @GET
    public Uni<List<Newcomer>> waiting() {
        return hear.waiting()
                .map(waiting -> waiting.stream()
                        .map(one -> new Newcomer(
                                one.person().id().value().toString(),
                                one.person().name().shown(),
                                one.person().role().wire(),
                                Myself.words(one.call()),
                                one.call().askedAt()))
                        .toList());
    }

    /** We have talked. */
    @PUT
    @Path("{id}/call")
    public Uni<Response> held(@PathParam("id") String id) {
        Optional<UUID> person = Ids.parse(id);
        if (person.isEmpty()) {
            return Uni.createFrom().item(Answers.notFound());
        }
        return identity.getDeferredIdentity().chain(known -> {
            String name = Callers.givenName(known).orElse(HOST);
            return hear.held(callers.of(known), new DisplayName(name), new PersonId(person.get()))
                    .map(there -> there ? Response.noContent().build() : Answers.notFound());
        });
    }
}
