package org.souffleur.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** A problem for a person who followed a link: the same words that a program gets, on a page with a way on. */
public class ProblemPage {
    private static final String FOR_PROGRAMS = "/api/";

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance problem(String title, String detail);
    }

    @ServerResponseFilter
    Uni<Void> shown(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Problem problem) || !isForAPerson(request)) {
            return Uni.createFrom().voidItem();
        }
        return Templates.problem(problem.title(), problem.detail())
                .createUni()
                .invoke(page -> response.setEntity(page, null, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8")))
                .replaceWithVoid();
    }

    private static boolean isForAPerson(ContainerRequestContext request) {
        String accepted = request.getHeaderString(HttpHeaders.ACCEPT);
        return accepted != null
                && accepted.contains(MediaType.TEXT_HTML)
                && !request.getUriInfo().getRequestUri().getPath().startsWith(FOR_PROGRAMS);
    }
}
