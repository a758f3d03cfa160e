package org.souffleur.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A person's own choice of language, remembered in this browser, for whoever is signed in or nobody. */
@Path("/language/{tag}")
public class ChooseLanguage {
    private static final int REMEMBERED_S = (int) Duration.ofDays(365).toSeconds();

    private final boolean tls;

    ChooseLanguage(@ConfigProperty(name = "souffleur.public-url") String publicUrl) {
        this.tls = publicUrl.startsWith("https:");
    }

    /** Remembers it and goes back to the page it was chosen on. */
    @GET
    public Response choose(@PathParam("tag") String tag, @QueryParam("to") @DefaultValue("/") String to) {
        return Tongue.tagged(tag)
                .map(chosen -> Response.seeOther(URI.create(to.equals("/") ? to : SignIn.ourPage(to)))
                        .cookie(new NewCookie.Builder(Tongue.COOKIE)
                                .value(chosen.tag())
                                .path("/")
                                .maxAge(REMEMBERED_S)
                                .sameSite(NewCookie.SameSite.LAX)
                                .httpOnly(true)
                                .secure(tls)
                                .build())
                        .build())
                .orElseGet(Answers::notFound);
    }
}
