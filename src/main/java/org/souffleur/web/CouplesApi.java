package org.souffleur.web;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.souffleur.couple.BecomeCouple;
import org.souffleur.people.Ids;

/** A human asks for an OS by its code, the OS answers, and either parts. */
@Path("/api/me/couples")
@Authenticated
public class CouplesApi {
    private final Callers callers;
    private final BecomeCouple become;

    CouplesApi(Callers callers, BecomeCouple become) {
        this.callers = callers;
        this.become = become;
    }

    /** The body: the code that the OS's operator gave. */
    public record ByCode(@Nullable String code) {}

    /** The body: the OS's own answer. */
    public record Answered(@Nullable Boolean yes) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> ask(@Nullable ByCode by) {
        String code = MeApi.text(by == null ? null : by.code());
        return callers.account().chain(account -> become.ask(account, code)).map(CouplesApi::answer);
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> answer(@PathParam("id") String id, @Nullable Answered answered) {
        Boolean yes = answered == null ? null : answered.yes();
        if (yes == null) {
            return Uni.createFrom()
                    .item(Problem.of(
                                    422,
                                    "yes-or-no",
                                    "Yes or no?",
                                    "The answer is {\"yes\": true} or {\"yes\": false}.")
                            .response());
        }
        return on(id, one -> callers.account().chain(account -> become.answer(account, one, yes)));
    }

    @DELETE
    @Path("{id}")
    public Uni<Response> part(@PathParam("id") String id) {
        return on(id, one -> callers.account().chain(account -> become.part(account, one)));
    }

    private static Response answer(BecomeCouple.Answer answer) {
        return switch (answer) {
            case DONE -> Response.noContent().build();
            case NOT_A_HUMAN ->
                Problem.of(403, "not-a-human", "Not as yourself", "Only who joined as a human asks for an OS.")
                        .response();
            case NO_SUCH_CODE ->
                Problem.of(
                                422,
                                "no-such-code",
                                "No OS has that code",
                                "No OS has that code, or not any more. Its operator sees the one it has now.")
                        .response();
            case ALREADY ->
                Problem.of(409, "couple-already", "You are a couple", "You and this OS are a couple already.")
                        .response();
            case NOT_YOURS -> Answers.notFound();
        };
    }

    private static Uni<Response> on(String text, Function<UUID, Uni<BecomeCouple.Answer>> verb) {
        return Ids.parse(text)
                .map(id -> verb.apply(id).map(CouplesApi::answer))
                .orElseGet(() -> Uni.createFrom().item(Answers.notFound()));
    }
}
