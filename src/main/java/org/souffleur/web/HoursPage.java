package org.souffleur.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** When I have time: a week, what is otherwise once, and what it comes to. */
@Path("/hours")
public class HoursPage {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance hours();
    }

    @GET
    @Authenticated
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance hours() {
        return Templates.hours();
    }
}
