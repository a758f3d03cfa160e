package org.souffleur.web;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.souffleur.booking.DemoWorld;
import org.souffleur.booking.OpenDemoEvening;
import org.souffleur.booking.OpenRehearsal;
import org.souffleur.people.AccountId;
import org.souffleur.people.EveningId;
import org.souffleur.session.Recorder;

/** "Try it": an evening to practise in, alone with recordings or with the demo's friends. Only where the demo is on. */
@Path("/api/rehearsals")
public class RehearsalsApi {
    private final boolean demo;
    private final Callers callers;
    private final OpenRehearsal alone;
    private final OpenDemoEvening friends;
    private final Recorder recorder;

    RehearsalsApi(
            @ConfigProperty(name = "souffleur.demo", defaultValue = "false") boolean demo,
            Callers callers,
            OpenRehearsal alone,
            OpenDemoEvening friends,
            Recorder recorder) {
        this.demo = demo;
        this.callers = callers;
        this.alone = alone;
        this.friends = friends;
        this.recorder = recorder;
    }

    /** The body: {@code recording} or {@code friends}. */
    public record TryIt(@Nullable String with) {}

    @POST
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> open(@Nullable TryIt asked) {
        if (!demo) {
            return Uni.createFrom().item(Answers.notFound());
        }
        String with = asked == null || asked.with() == null ? "" : asked.with();
        Uni<AccountId> account = callers.account();
        return switch (with) {
            case "recording" ->
                account.chain(known -> alone.open(known, DemoWorld.ECHO, recorder::isOver))
                        .map(answer -> answer.fold(
                                opened -> created(opened.evening()), tooMany -> tooMany(), none -> noPartOfYours()));
            case "friends" ->
                account.chain(known -> friends.openFor(known, recorder::isOver))
                        .map(found -> found.map(RehearsalsApi::created).orElseGet(RehearsalsApi::noPartOfYours));
            default ->
                Uni.createFrom()
                        .item(Problem.of(
                                        422,
                                        "no-such-rehearsal",
                                        "No such rehearsal",
                                        "A rehearsal is with \"recording\" or with \"friends\". Nothing was opened.")
                                .response());
        };
    }

    private static Response created(EveningId evening) {
        return Response.created(URI.create("/api/evenings/" + evening))
                .entity(Map.of("id", evening.toString()))
                .type(MediaType.APPLICATION_JSON)
                .build();
    }

    private static Response tooMany() {
        return Problem.of(
                        429,
                        "too-many-rehearsals",
                        "Enough for today",
                        "As many rehearsals as a day holds have begun for you since this time yesterday. Another can"
                                + " begin tomorrow; an evening that was agreed is not touched by this.")
                .response();
    }

    private static Response noPartOfYours() {
        return Problem.of(
                        403,
                        "no-part-to-try",
                        "There is no part for you to try",
                        "A rehearsal is for somebody who is the human, the surrogate, or at an OS's console. Sign in as"
                                + " one of them to try it.")
                .response();
    }
}
