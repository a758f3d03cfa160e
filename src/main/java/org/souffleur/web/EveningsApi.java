package org.souffleur.web;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.EveningId;
import org.souffleur.session.EnterEvening;
import org.souffleur.session.EveningSummary;
import org.souffleur.session.GrantConsent;
import org.souffleur.session.ListEvenings;
import org.souffleur.session.MoveEvening;
import org.souffleur.session.SeeEvening;
import org.souffleur.session.StopEvening;
import org.souffleur.session.WithdrawConsent;

/** What a person or a program can do with an evening; {@code docs/api.md} describes each call. */
@Path("/api/evenings")
@Produces(MediaType.APPLICATION_JSON)
public class EveningsApi {
    private final CurrentIdentityAssociation identity;
    private final Callers callers;
    private final ListEvenings list;
    private final SeeEvening see;
    private final EnterEvening enter;
    private final GrantConsent grant;
    private final WithdrawConsent withdraw;
    private final MoveEvening move;
    private final StopEvening stop;

    EveningsApi(
            CurrentIdentityAssociation identity,
            Callers callers,
            ListEvenings list,
            SeeEvening see,
            EnterEvening enter,
            GrantConsent grant,
            WithdrawConsent withdraw,
            MoveEvening move,
            StopEvening stop) {
        this.identity = identity;
        this.callers = callers;
        this.list = list;
        this.see = see;
        this.enter = enter;
        this.grant = grant;
        this.withdraw = withdraw;
        this.move = move;
        this.stop = stop;
    }

    /** The body of a yes or of taking it back. */
    public record AboutSubject(@Nullable String subject) {}

    /** The body of a move. */
    public record Asked(@Nullable String move) {}

    @GET
    @Authenticated
    public Uni<List<EveningSummary>> mine() {
        return callers.now().chain(list::list);
    }

    @GET
    @Path("{id}")
    @Authenticated
    public Uni<Response> see(@PathParam("id") String id) {
        return on(
                id,
                evening -> callers.now()
                        .chain(caller -> see.see(caller, evening))
                        .map(found -> found.map(Answers::ok).orElseGet(Answers::notFound)));
    }

    @POST
    @Path("{id}/entry")
    @Authenticated
    public Uni<Response> enter(@PathParam("id") String id) {
        return on(
                id,
                evening -> callers.now()
                        .chain(caller -> enter.enter(caller, evening))
                        .map(Answers::entry));
    }

    @POST
    @Path("{id}/grants")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> grant(@PathParam("id") String id, @Nullable AboutSubject about) {
        return on(
                id,
                evening -> callers.now()
                        .chain(caller -> grant.grant(caller, evening, subject(about)))
                        .map(Answers::grant));
    }

    @POST
    @Path("{id}/withdrawals")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> withdraw(@PathParam("id") String id, @Nullable AboutSubject about) {
        return on(
                id,
                evening -> callers.now()
                        .chain(caller -> withdraw.withdraw(caller, evening, subject(about)))
                        .map(Answers::cut));
    }

    @POST
    @Path("{id}/moves")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> move(@PathParam("id") String id, @Nullable Asked asked) {
        String name = asked == null || asked.move() == null ? "" : asked.move();
        return on(
                id,
                evening -> callers.now()
                        .chain(caller -> move.move(caller, evening, name))
                        .map(Answers::move));
    }

    /** Not behind the sign-in: the credential that entering gave can stop, and nothing else. */
    @POST
    @Path("{id}/stop")
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> stop(@PathParam("id") String id, @Nullable @HeaderParam("Stop-Credential") String credential) {
        return on(
                id,
                evening -> (credential == null
                        ? identity.getDeferredIdentity()
                                .chain(known -> known.isAnonymous()
                                        ? Uni.createFrom().item(Answers.signInFirst())
                                        : stop.stop(callers.of(known), evening).map(Answers::cut))
                        : stop.stop(credential, evening).map(Answers::cut)));
    }

    @GET
    @Path("{id}/receipts")
    @Authenticated
    public Uni<Response> receipts(@PathParam("id") String id) {
        return on(
                id,
                evening -> callers.now()
                        .chain(caller -> see.see(caller, evening)
                                .chain(view ->
                                        view.filter(seen -> seen.you() != null).isPresent()
                                                ? see.receipts(caller, evening).map(Answers::ok)
                                                : Uni.createFrom().item(Answers.notFound()))));
    }

    private static String subject(@Nullable AboutSubject about) {
        return about == null || about.subject() == null ? "" : about.subject();
    }

    /** An id that is none and an evening that is not yours look the same. */
    static Uni<Response> on(String id, Function<EveningId, Uni<Response>> verb) {
        return EveningId.parse(id).map(verb).orElseGet(() -> Uni.createFrom().item(Answers.notFound()));
    }
}
