package org.souffleur.web;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.souffleur.booking.ReadFeed;
import org.souffleur.notice.FeedSecret;
import org.souffleur.people.Sha256;

/** What calendar programs fetch. They cannot sign in, so the address alone lets them; every other address is 404. */
@Path("/calendar/{secret}.ics")
public class CalendarFile {
    private static final String RETRY_S = "60";

    private final ReadFeed read;
    private final InstantSource wall;
    private final GuessPace pace = new GuessPace();

    CalendarFile(ReadFeed read, InstantSource wall) {
        this.read = read;
        this.wall = wall;
    }

    @GET
    public Uni<Response> file(
            @PathParam("secret") String secret, @HeaderParam("If-None-Match") @Nullable String known) {
        if (!pace.takes(secret, wall.millis() * 1_000_000)) {
            return Uni.createFrom().item(tooFast());
        }
        return read.read(new FeedSecret(secret))
                .invoke(found -> pace.found(secret, found.isPresent()))
                .map(found -> found.map(text -> answer(text, known)).orElseGet(Answers::notFound));
    }

    /** Whoever asks keeps it, and asks each time whether it still holds: an address that has ended must end everywhere. */
    private static Response answer(String text, @Nullable String known) {
        String tag = '"' + digest(text) + '"';
        boolean unchanged = known != null && known.contains(tag);
        Response.ResponseBuilder response = unchanged
                ? Response.notModified()
                : Response.ok(text.getBytes(StandardCharsets.UTF_8))
                        .type("text/calendar; charset=utf-8")
                        .header("Content-Disposition", "inline; filename=\"souffleur.ics\"");
        return response.header("ETag", tag)
                .header("Cache-Control", "private, no-cache")
                .header("X-Robots-Tag", "noindex")
                .build();
    }

    private static String digest(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(text));
    }

    private static Response tooFast() {
        return Response.fromResponse(Problem.of(
                                429,
                                "too-many-wrong-addresses",
                                "Too many wrong addresses",
                                "Many addresses were asked for that are nobody's, so new ones wait for a minute. One that"
                                        + " was right before goes on being answered.")
                        .response())
                .header("Retry-After", RETRY_S)
                .build();
    }
}
