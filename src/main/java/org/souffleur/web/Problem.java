package org.souffleur.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457).
 *
 * @param type names the kind of problem, relative to this API: {@code /problems/…}
 * @param title the same for every occurrence
 * @param status the HTTP status
 * @param detail what happened this time, what it means and what to do, in words a person understands
 * @param answer for a refused stop or withdrawal, the answer's word
 * @param why for a refused move, the reason's word
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String answer,
        @Nullable String why) {
    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    public static Problem of(int status, String name, String title, String detail) {
        return new Problem("/problems/" + name, title, status, detail, null, null);
    }

    /** The same, and which of its kind's reasons it was. */
    Problem because(String reason) {
        return new Problem(type, title, status, detail, answer, reason);
    }

    public static Problem signInFirst() {
        return of(401, "sign-in", "Sign in first", "Nobody is signed in, or the token is not valid any more.");
    }

    /** What is not yours does not exist for you, so the two look the same. */
    public static Problem notFound() {
        return of(404, "not-found", "Not found", "There is nothing here for you. It may be over, or never yours.");
    }

    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
