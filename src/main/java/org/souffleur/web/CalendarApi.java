package org.souffleur.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.souffleur.notice.CalendarFeed;
import org.souffleur.notice.CalendarFeeds;
import org.souffleur.notice.FeedSecret;
import org.souffleur.notice.MakeFeedAddress;

/** One's own calendar for programs: whether there is one, another address for it, none any more. */
@Path("/api/me/calendar")
public class CalendarApi {
    private final Callers callers;
    private final CalendarFeeds feeds;
    private final MakeFeedAddress make;
    private final String publicUrl;

    CalendarApi(
            Callers callers,
            CalendarFeeds feeds,
            MakeFeedAddress make,
            @ConfigProperty(name = "souffleur.public-url") String publicUrl) {
        this.callers = callers;
        this.feeds = feeds;
        this.make = make;
        this.publicUrl = publicUrl;
    }

    /**
     * Whether programs can read it, and since when.
     *
     * @param address there once, in the answer to the making of it; it is kept nowhere
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Feed(
            boolean on, @Nullable Instant madeAt, @Nullable String address) {}

    @GET
    @Authenticated
    public Uni<Response> see() {
        return callers.account()
                .chain(feeds::of)
                .map(found -> found.map(CalendarFeed::madeAt)
                        .map(madeAt -> new Feed(true, madeAt, null))
                        .orElseGet(() -> new Feed(false, null, null)))
                .map(CalendarApi::own);
    }

    @POST
    @Authenticated
    public Uni<Response> make(RoutingContext request) {
        String language = Tongue.of(request).tag();
        return callers.account()
                .chain(account -> make.make(account, language)
                        .chain(secret -> feeds.of(account)
                                .map(kept -> new Feed(
                                        true, kept.map(CalendarFeed::madeAt).orElse(null), address(secret)))))
                .map(feed -> Response.status(Response.Status.CREATED)
                        .entity(feed)
                        .type(MediaType.APPLICATION_JSON)
                        .header("Cache-Control", "no-store")
                        .build());
    }

    @DELETE
    @Authenticated
    public Uni<Response> end() {
        return callers.account()
                .chain(feeds::drop)
                .replaceWith(Response.noContent().build());
    }

    private String address(FeedSecret secret) {
        return publicUrl + "/calendar/" + secret.text() + ".ics";
    }

    private static Response own(Feed feed) {
        return Response.ok(feed, MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .build();
    }
}
