package org.souffleur.web;

import io.quarkus.oidc.OidcSession;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Where a sign-in begins and where it returns to. Signing in joins nothing. */
@Path("/login")
public class SignIn {
    private static final String HOME = "/home";

    private final OidcSession session;

    SignIn(OidcSession session) {
        this.session = session;
    }

    /** Asks Keycloak who this is, if nobody is signed in, and goes on to a page of ours. */
    @GET
    @Authenticated
    public Response signIn(@QueryParam("to") @DefaultValue(HOME) String to) {
        return Response.seeOther(URI.create(ourPage(to))).build();
    }

    /** The address Keycloak returns to; the session is made before this is reached. */
    @GET
    @Path("done")
    @Authenticated
    public Response done() {
        return Response.seeOther(URI.create(HOME)).build();
    }

    /** A fresh interactive sign-in, as a grant of consent needs (within the last ten minutes). */
    @GET
    @Path("again")
    @Authenticated
    public Uni<Response> again(@QueryParam("to") @DefaultValue(HOME) String to) {
        URI fresh = URI.create("/login?prompt=login&to="
                + java.net.URLEncoder.encode(ourPage(to), java.nio.charset.StandardCharsets.UTF_8));
        return session.logout().replaceWith(Response.seeOther(fresh).build());
    }

    /** Keycloak's own form for a second factor (TOTP); from then on it is asked for at every sign-in. */
    @GET
    @Path("second-factor")
    @Authenticated
    public Uni<Response> secondFactor() {
        URI form = URI.create("/login?kc_action=CONFIGURE_TOTP&to=" + HOME);
        return session.logout().replaceWith(Response.seeOther(form).build());
    }

    /** Only a path on this origin: an open redirect would lend our name to somebody's trap. */
    static String ourPage(String to) {
        return to.matches("/[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*/?") ? to : HOME;
    }
}
