package org.souffleur.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where a person reads the letters that the demo's stage has caught. The frame only: {@link LettersApi} says who may. */
@Path("/letters")
public class LettersPage {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance letters();
    }

    private final boolean demo;

    LettersPage(@ConfigProperty(name = "souffleur.demo", defaultValue = "false") boolean demo) {
        this.demo = demo;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response letters() {
        return demo ? Response.ok(Templates.letters()).build() : Answers.notFound();
    }
}
