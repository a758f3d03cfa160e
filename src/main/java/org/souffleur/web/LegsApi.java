package org.souffleur.web;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.souffleur.media.LegId;
import org.souffleur.people.EveningId;
import org.souffleur.session.CloseLeg;
import org.souffleur.session.FindLeg;
import org.souffleur.session.IceServer;
import org.souffleur.session.LegAnswer;
import org.souffleur.session.OpenLeg;
import org.souffleur.session.OwnLeg;
import org.souffleur.session.RestartLeg;

/** The one door for media: WHIP (RFC 9725) for senders, WHEP for receivers, and what our own pages use. */
@Path("/api/evenings/{id}/legs")
@Authenticated
public class LegsApi {
    private static final String SDP = "application/sdp";
    private static final String FRAGMENT = "application/trickle-ice-sdpfrag";

    private final CurrentIdentityAssociation identity;
    private final Callers callers;
    private final OpenLeg open;
    private final FindLeg find;
    private final RestartLeg restart;
    private final CloseLeg close;

    LegsApi(
            CurrentIdentityAssociation identity,
            Callers callers,
            OpenLeg open,
            FindLeg find,
            RestartLeg restart,
            CloseLeg close) {
        this.identity = identity;
        this.callers = callers;
        this.open = open;
        this.find = find;
        this.restart = restart;
        this.close = close;
    }

    @POST
    @Consumes(SDP)
    public Uni<Response> open(@PathParam("id") String id, String offer) {
        return EveningsApi.on(
                id,
                evening -> callers.now()
                        .chain(caller -> open.open(caller, evening, offer))
                        .map(answer -> response(answer, opened -> made(evening, opened))));
    }

    /**
     * What may be sent here (RFC 9725 §4.2). Pages of other origins get no word of permission, which is CORS's way to say
     * no. A party that asks in its own name, and not as a browser's preflight, is told of TURN (§4.6): some clients can
     * use no server that they hear of after their offer.
     */
    @OPTIONS
    @PermitAll
    public Uni<Response> options(
            @PathParam("id") String id, @HeaderParam("Access-Control-Request-Method") String asked) {
        Response.ResponseBuilder allowed =
                Response.ok().header("Allow", "GET, HEAD, OPTIONS, POST").header("Accept-Post", SDP);
        return identity.getDeferredIdentity().chain(who -> {
            if (asked != null || who.isAnonymous()) return Uni.createFrom().item(allowed.build());
            return EveningsApi.on(
                    id,
                    evening -> open.iceServers(callers.of(who), evening)
                            .map(servers -> withServers(allowed, servers).build()));
        });
    }

    @OPTIONS
    @Path("{leg}")
    @PermitAll
    public Response legOptions(@PathParam("id") String id, @PathParam("leg") String leg) {
        return Response.ok()
                .header("Allow", "DELETE, GET, HEAD, OPTIONS, PATCH")
                .header("Accept-Patch", FRAGMENT)
                .build();
    }

    /** Nothing to read here (RFC 9725 §4.1); by the content type a player knows a WHEP endpoint (draft-ietf-wish-whep §4.2). */
    @GET
    public Uni<Response> nothing(@PathParam("id") String id) {
        return EveningsApi.on(
                id,
                evening -> callers.now()
                        .chain(caller -> open.isParty(caller, evening))
                        .map(isParty -> isParty ? Response.ok().type(SDP).build() : Answers.notFound()));
    }

    @GET
    @Path("{leg}")
    public Uni<Response> nothingOfALeg(@PathParam("id") String id, @PathParam("leg") String leg) {
        return onOwn(id, leg, own -> Uni.createFrom().item(Response.noContent().build()));
    }

    /** Candidates are not needed: we are ICE-lite and learn the peer's address from its checks (RFC 8445 §2.5). */
    @PATCH
    @Path("{leg}")
    @Consumes(FRAGMENT)
    public Uni<Response> restart(
            @PathParam("id") String id,
            @PathParam("leg") String leg,
            @HeaderParam("If-Match") String ifMatch,
            String fragment) {
        return onOwn(
                id,
                leg,
                own -> ifMatch == null
                        ? Uni.createFrom().item(Answers.unconditional())
                        : restart.restart(own, fragment, EntityTags.meant(ifMatch))
                                .map(answer -> response(answer, LegsApi::restarted)));
    }

    @DELETE
    @Path("{leg}")
    public Uni<Response> close(@PathParam("id") String id, @PathParam("leg") String leg) {
        return onOwn(id, leg, own -> close.close(own).map(answer -> response(answer, LegsApi::restarted)));
    }

    /** Whoever names a leg that is not their own seat's is told that there is none. */
    private Uni<Response> onOwn(String id, String leg, Function<OwnLeg, Uni<Response>> then) {
        return EveningsApi.on(
                id,
                evening -> callers.now()
                        .chain(caller -> find.find(caller, evening, new LegId(leg))
                                .map(then)
                                .orElseGet(() -> Uni.createFrom().item(Answers.notFound()))));
    }

    private static Response response(LegAnswer answer, Function<LegAnswer.Opened, Response> ofOpened) {
        return answer.fold(
                ofOpened,
                closed -> Response.ok().build(),
                refused -> Answers.refusedOffer(refused.reason(), refused.detail()),
                noEntry -> Answers.entry(noEntry.why()),
                notYours -> Answers.notFound());
    }

    private static Response made(EveningId evening, LegAnswer.Opened opened) {
        Response.ResponseBuilder response = Response.created(URI.create(
                        "/api/evenings/" + evening + "/legs/" + opened.leg().value()))
                .type(SDP)
                .header("ETag", EntityTags.of(opened.iceSession()))
                .entity(opened.sdp());
        return withServers(response, opened.iceServers()).build();
    }

    /** RFC 9725 §4.3.2: trickling changes no ICE session, and is answered without a tag. */
    private static Response restarted(LegAnswer.Opened opened) {
        return opened.sdp().isEmpty()
                ? Response.noContent().build()
                : Response.ok(opened.sdp(), FRAGMENT)
                        .header("ETag", EntityTags.of(opened.iceSession()))
                        .build();
    }

    private static Response.ResponseBuilder withServers(Response.ResponseBuilder response, List<IceServer> servers) {
        for (IceServer server : servers) {
            for (String url : server.urls()) {
                response.header("Link", link(server, url)); // RFC 9725 §4.6
            }
        }
        return response;
    }

    private static String link(IceServer server, String url) {
        String link = "<" + url + ">; rel=\"ice-server\"";
        return server.username() == null || server.credential() == null
                ? link
                : link + "; username=\"" + server.username() + "\"; credential=\"" + server.credential()
                        + "\"; credential-type=\"password\"";
    }
}
