package org.souffleur.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Where somebody who has signed in begins: my evenings, or the board for a host. Being here joins nothing. */
@Path("/home")
public class HomePage {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance home(String name, Boolean host);
    }

    private final SecurityIdentity who;

    HomePage(SecurityIdentity who) {
        this.who = who;
    }

    @GET
    @Authenticated
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance home() {
        return Templates.home(Callers.givenName(who).orElse(""), who.hasRole("host"));
    }
}
