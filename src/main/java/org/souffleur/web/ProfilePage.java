package org.souffleur.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What one is like to be with. */
@Path("/profile")
public class ProfilePage {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance profile();
    }

    @GET
    @Authenticated
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance profile() {
        return Templates.profile();
    }
}
