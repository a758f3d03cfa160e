package org.souffleur.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * A problem for a person who followed a link, in their own language, on a page with a way on. What a program gets stays
 * English: it is read by whoever wrote the program.
 */
public class ProblemPage {
    private static final String FOR_PROGRAMS = "/api/";

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance problem(String title, String detail);
    }

    private final EveryPage everyPage;

    ProblemPage(EveryPage everyPage) {
        this.everyPage = everyPage;
    }

    @ServerResponseFilter
    Uni<Void> shown(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Problem problem) || !isForAPerson(request)) {
            return Uni.createFrom().voidItem();
        }
        return page(problem, words(everyPage.getTongue()))
                .createUni()
                .invoke(page -> response.setEntity(page, null, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8")))
                .replaceWithVoid();
    }

    private static TemplateInstance page(Problem problem, PageWords words) {
        return switch (problem.status()) {
            case 403 -> Templates.problem(words.notYourRole(), words.notYourRoleMeans());
            case 404 -> Templates.problem(words.notFound(), words.notFoundMeans());
            default ->
                problem.status() >= 500
                        ? Templates.problem(words.broken(), words.brokenMeans())
                        : Templates.problem(words.notDone(), words.notDoneMeans());
        };
    }

    private static PageWords words(Tongue tongue) {
        return tongue == Tongue.ENGLISH
                ? MessageBundles.get(PageWords.class)
                : MessageBundles.get(PageWords.class, Localized.Literal.of(tongue.tag()));
    }

    private static boolean isForAPerson(ContainerRequestContext request) {
        String accepted = request.getHeaderString(HttpHeaders.ACCEPT);
        return accepted != null
                && accepted.contains(MediaType.TEXT_HTML)
                && !request.getUriInfo().getRequestUri().getPath().startsWith(FOR_PROGRAMS);
    }
}
