package org.souffleur.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The host's board: states, never media. */
@Path("/board")
public class BoardPage {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance board();
    }

    @GET
    @RolesAllowed("host")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance board() {
        return Templates.board();
    }
}
