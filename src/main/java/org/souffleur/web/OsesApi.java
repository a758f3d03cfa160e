package org.souffleur.web;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.souffleur.os.OsId;
import org.souffleur.os.RegisterOs;
import org.souffleur.people.Ids;

/** An operator's OSs: what is declared of each, and the code by which humans ask for it. */
@Path("/api/me/oses")
@Authenticated
public class OsesApi {
    private final Callers callers;
    private final RegisterOs register;

    OsesApi(Callers callers, RegisterOs register) {
        this.callers = callers;
        this.register = register;
    }

    /** The body: what is declared of an OS. */
    public record Declared(
            @Nullable String name,
            @Nullable String version,
            @Nullable Integer conversations) {
        String typedName() {
            return MeApi.text(name);
        }

        String typedVersion() {
            return MeApi.text(version);
        }

        int typedConversations() {
            return conversations == null ? 0 : conversations;
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> register(@Nullable Declared declared) {
        Declared one = declared == null ? new Declared(null, null, null) : declared;
        return callers.account()
                .chain(account ->
                        register.register(account, one.typedName(), one.typedVersion(), one.typedConversations()))
                .map(answer -> answer(answer, 201));
    }

    @PUT
    @Path("{os}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> declare(
            @PathParam("os") String os,
            @Nullable @HeaderParam("If-Match") String edition,
            @Nullable Declared declared) {
        OptionalLong looked = EntityTags.number(edition);
        if (looked.isEmpty()) {
            return Uni.createFrom().item(Answers.whichEdition());
        }
        Declared one = declared == null ? new Declared(null, null, null) : declared;
        return on(
                os,
                id -> callers.account()
                        .chain(account -> register.declare(
                                account,
                                id,
                                one.typedName(),
                                one.typedVersion(),
                                one.typedConversations(),
                                looked.getAsLong()))
                        .map(answer -> answer(answer, 204)));
    }

    /** Another code in the place of the one that is known to too many. */
    @POST
    @Path("{os}/code")
    public Uni<Response> recode(@PathParam("os") String os) {
        return on(
                os,
                id -> callers.account()
                        .chain(account -> register.recode(account, id))
                        .map(answer -> answer(answer, 204)));
    }

    private static Response answer(RegisterOs.Answer answer, int done) {
        return switch (answer) {
            case DONE -> Response.status(done).build();
            case NOT_AN_OPERATOR ->
                Problem.of(403, "not-an-operator", "Not an operator", "Only who joined to operate an OS registers one.")
                        .response();
            case NOT_A_NAME -> MeApi.notAName().response();
            case NOT_A_DECLARATION ->
                Problem.of(
                                422,
                                "not-a-declaration",
                                "What is it, and with how many?",
                                "An OS has a version of 1 to 40 letters, and talks with 1 to 100000 people at once."
                                        + " Nothing has changed.")
                        .response();
            case TOO_MANY ->
                Problem.of(409, "too-many", "Enough of them", "One operator has 20 OSs at most. Nothing has changed.")
                        .response();
            case NOT_YOURS -> Answers.notFound();
            case CHANGED_MEANWHILE -> Answers.changedMeanwhile();
        };
    }

    private static Uni<Response> on(String os, Function<OsId, Uni<Response>> verb) {
        return Ids.parse(os)
                .map((UUID id) -> verb.apply(new OsId(id)))
                .orElseGet(() -> Uni.createFrom().item(Answers.notFound()));
    }
}
