package org.souffleur.web;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.souffleur.media.LegId;
import org.souffleur.people.Caller;
import org.souffleur.people.EveningId;
import org.souffleur.session.CloseLeg;
import org.souffleur.session.IceServer;
import org.souffleur.session.LegAnswer;
import org.souffleur.session.OpenLeg;
import org.souffleur.session.RestartLeg;
import org.souffleur.session.SessionSettings;

/** The one door for media: WHIP (RFC 9725) for senders, WHEP for receivers, and what our own pages use. */
@Path("/api/evenings/{id}/legs")
@Authenticated
public class LegsApi {
    private static final String SDP = "application/sdp";
    private static final String FRAGMENT = "application/trickle-ice-sdpfrag";

    private final CurrentIdentityAssociation identity;
    private final Callers callers;
    private final OpenLeg open;
    private final RestartLeg restart;
    private final CloseLeg close;
    private final SessionSettings settings;

    LegsApi(
            CurrentIdentityAssociation identity,
            Callers callers,
            OpenLeg open,
            RestartLeg restart,
            CloseLeg close,
            SessionSettings settings) {
        this.identity = identity;
        this.callers = callers;
        this.open = open;
        this.restart = restart;
        this.close = close;
        this.settings = settings;
    }

    @POST
    @Consumes(SDP)
    public Uni<Response> open(@PathParam("id") String id, String offer) {
        return EveningsApi.on(
                id,
                evening -> caller().chain(caller -> open.open(caller, evening, offer))
                        .map(answer -> response(answer, evening, true)));
    }

    @PATCH
    @Path("{leg}")
    @Consumes(FRAGMENT)
    public Uni<Response> restart(@PathParam("id") String id, @PathParam("leg") String leg, String fragment) {
        LegId named = new LegId(leg);
        // A trickled candidate is not needed: we are ICE-lite and learn the peer's address from its checks (RFC 8445
        // §2.5).
        boolean trickled = !fragment.contains("a=ice-ufrag:");
        return EveningsApi.on(
                id,
                evening -> caller().chain(caller -> trickled && restart.isOf(caller, evening, named)
                        ? Uni.createFrom().item(Response.noContent().build())
                        : restart.restart(caller, evening, named, fragment)
                                .map(answer -> response(answer, evening, false))));
    }

    @DELETE
    @Path("{leg}")
    public Uni<Response> close(@PathParam("id") String id, @PathParam("leg") String leg) {
        return EveningsApi.on(
                id,
                evening -> caller().chain(caller -> close.close(caller, evening, new LegId(leg)))
                        .map(answer -> response(answer, evening, false)));
    }

    private Uni<Caller> caller() {
        return identity.getDeferredIdentity().map(callers::of);
    }

    private Response response(LegAnswer answer, EveningId evening, boolean made) {
        return answer.fold(
                opened -> made
                        ? made(evening, opened)
                        : Response.ok(opened.sdp(), FRAGMENT).build(),
                closed -> Response.ok().build(),
                refused -> Answers.refusedOffer(refused.reason(), refused.detail()),
                noEntry -> Answers.entry(noEntry.why()),
                notYours -> Answers.notFound());
    }

    private Response made(EveningId evening, LegAnswer.Opened opened) {
        Response.ResponseBuilder response = Response.created(URI.create(
                        "/api/evenings/" + evening + "/legs/" + opened.leg().value()))
                .type(SDP)
                .entity(opened.sdp());
        for (IceServer server : settings.iceServers()) {
            for (String url : server.urls()) {
                response.header("Link", link(server, url)); // RFC 9725 §4.6
            }
        }
        return response.build();
    }

    private static String link(IceServer server, String url) {
        String link = "<" + url + ">; rel=\"ice-server\"";
        return server.username() == null || server.credential() == null
                ? link
                : link + "; username=\"" + server.username() + "\"; credential=\"" + server.credential()
                        + "\"; credential-type=\"password\"";
    }
}
