package org.souffleur.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Whom a host calls before their first evening. */
@Path("/newcomers")
public class NewcomersPage {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance newcomers();
    }

    @GET
    @RolesAllowed("host")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance newcomers() {
        return Templates.newcomers();
    }
}
