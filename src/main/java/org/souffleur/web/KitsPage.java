package org.souffleur.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The kits, and the label that is glued on one: whoever scans it comes to the kits' page. */
@Path("/kits")
public class KitsPage {
    private static final String LABEL = "[0-9A-F]{8}";

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance kits(String label);

        static native TemplateInstance label(String label, String path, Integer size);
    }

    private final String publicUrl;

    KitsPage(@ConfigProperty(name = "souffleur.public-url") String publicUrl) {
        this.publicUrl = publicUrl;
    }

    @GET
    @Authenticated
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance kits() {
        return Templates.kits("");
    }

    /** Where a label's code leads. */
    @GET
    @Path("{label}")
    @Authenticated
    @Produces(MediaType.TEXT_HTML)
    public Response kit(@PathParam("label") String label) {
        return label.matches(LABEL) ? Response.ok(Templates.kits(label)).build() : Answers.notFound();
    }

    /** The label, to be printed. */
    @GET
    @Path("{label}/label")
    @RolesAllowed("host")
    @Produces(MediaType.TEXT_HTML)
    public Response label(@PathParam("label") String label) {
        if (!label.matches(LABEL)) {
            return Answers.notFound();
        }
        QrPicture code = QrPicture.of(publicUrl + "/kits/" + label);
        return Response.ok(Templates.label(label, code.path(), code.size())).build();
    }
}
