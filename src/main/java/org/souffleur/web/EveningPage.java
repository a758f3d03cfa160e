package org.souffleur.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/**
 * One evening for one party. The page is the same empty stage for everyone; who may see what is decided by the API that
 * it asks, so that a stranger learns nothing here.
 */
@Path("/evenings/{id}")
public class EveningPage {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance evening(String id);
    }

    @GET
    @Authenticated
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance evening(@PathParam("id") UUID id) {
        return Templates.evening(id.toString());
    }
}
