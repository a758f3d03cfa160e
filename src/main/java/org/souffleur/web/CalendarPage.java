package org.souffleur.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Where a person gets the address by which their own calendar shows their evenings. */
@Path("/calendar")
public class CalendarPage {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance calendar();
    }

    @GET
    @Authenticated
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance calendar() {
        return Templates.calendar();
    }
}
