package org.souffleur.web;

import com.fasterxml.jackson.core.JacksonException;
import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Whatever goes wrong on the API ends as problem details, never as a stack trace. */
class ProblemMappers {
    private static final int JAVASCRIPT_CHALLENGE = 499; // Quarkus' word to scripts instead of a redirect
    private static final Annotation[] NO_ANNOTATIONS = {};
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        Response response = e.getResponse();
        int status = response.getStatus();
        if (status < 400 || response.hasEntity()) {
            return response;
        }
        return status == 404
                ? Problem.notFound().response()
                : Problem.of(status, "http-" + status, response.getStatusInfo().getReasonPhrase(), meaning(status))
                        .response();
    }

    @ServerExceptionMapper
    Response malformed(JacksonException e) {
        var place = e.getLocation();
        String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
        return Problem.of(400, "malformed-json", "Not JSON", "The body could not be read as JSON" + where + ".")
                .response();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return Problem.of(403, "not-your-role", "Not your role", "Your account's role may not do this.")
                .response();
    }

    /** Who is asked to sign in is told so in words too; the challenge's own headers stay. */
    @ServerResponseFilter
    void challenged(ContainerResponseContext response) {
        int status = response.getStatus();
        if ((status == 401 || status == JAVASCRIPT_CHALLENGE) && !response.hasEntity()) {
            Problem problem = Problem.signInFirst();
            response.setStatus(problem.status());
            response.setEntity(problem, NO_ANNOTATIONS, Problem.MEDIA_TYPE);
        }
    }

    @ServerExceptionMapper
    Response broken(RuntimeException e) {
        LOG.error("a request failed", withoutWords(e));
        return Problem.of(
                        500,
                        "broken",
                        "Something broke here",
                        "It is our fault, not yours. What you had before still stands. A stop always works.")
                .response();
    }

    /** Where it broke, not what it said: a database's message quotes the values it was given. */
    private static Throwable withoutWords(Throwable e) {
        Throwable cause = e.getCause();
        Throwable bare = new Throwable(e.getClass().getName(), cause == null ? null : withoutWords(cause));
        bare.setStackTrace(e.getStackTrace());
        return bare;
    }

    private static String meaning(int status) {
        return switch (status) {
            case 400 -> "The request could not be understood.";
            case 405 -> "This address does not take that method.";
            case 406 -> "This address has no answer in the form you asked for.";
            case 413 -> "The body is larger than this address takes.";
            case 415 -> "This address does not take that content type.";
            default -> "The request was not carried out.";
        };
    }
}
