package org.souffleur.web;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.souffleur.booking.WhoseHours;
import org.souffleur.calendar.Cells;
import org.souffleur.calendar.ChangeHours;
import org.souffleur.calendar.HoursDraft;
import org.souffleur.calendar.Owner;
import org.souffleur.calendar.SeeHours;
import org.souffleur.calendar.WhyRefused;
import org.souffleur.people.Ids;

/** One's own hours: when I have time, and what that means for the coming days. */
@Path("/api/me/hours")
@Produces(MediaType.APPLICATION_JSON)
public class HoursApi {
    private static final HoursDraft NOTHING_SAID = new HoursDraft(null, null, null, null, null, null, null);

    private final Callers callers;
    private final WhoseHours whose;
    private final SeeHours see;
    private final ChangeHours change;

    HoursApi(Callers callers, WhoseHours whose, SeeHours see, ChangeHours change) {
        this.callers = callers;
        this.whose = whose;
        this.see = see;
        this.change = change;
    }

    /** Whose hours, where they are not the caller's own: an OS's or a kit's, by id. */
    public static class Whose {
        @QueryParam("os")
        @Nullable
        String os;

        @QueryParam("kit")
        @Nullable
        String kit;
    }

    /** The body of a question for a cell: degrees. The point itself is not kept. */
    public record Point(@Nullable Double latitude, @Nullable Double longitude) {}

    @GET
    @Authenticated
    public Uni<Response> see(@BeanParam Whose whose) {
        return of(whose, owner -> seen(owner));
    }

    @PUT
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> change(
            @BeanParam Whose whose,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable HoursDraft draft) {
        if (ifMatch == null) {
            return Uni.createFrom().item(noIfMatch());
        }
        return of(
                whose,
                owner -> change.change(owner, said(draft), version(ifMatch))
                        .chain(answer -> answer.fold(
                                kept -> seen(owner),
                                refused -> Uni.createFrom().item(refused(refused.why())),
                                stale -> Uni.createFrom().item(stale()))));
    }

    @POST
    @Path("preview")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> preview(@BeanParam Whose whose, @Nullable HoursDraft draft) {
        return of(
                whose,
                owner -> see.preview(owner, said(draft))
                        .map(preview ->
                                preview.fold(meaning -> Answers.ok(HoursView.meaning(meaning)), HoursApi::refused)));
    }

    @POST
    @Path("cell")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> cell(@Nullable Point point) {
        Double latitude = point == null ? null : point.latitude();
        Double longitude = point == null ? null : point.longitude();
        return Uni.createFrom()
                .item(
                        latitude == null || longitude == null
                                ? refused(WhyRefused.PLACE_UNKNOWN)
                                : Cells.at(latitude, longitude)
                                        .map(cell -> Answers.ok(Map.of("cell", cell.toString())))
                                        .orElseGet(() -> refused(WhyRefused.PLACE_UNKNOWN)));
    }

    private Uni<Response> seen(Owner owner) {
        return see.see(owner)
                .map(seen -> Response.ok(HoursView.of(owner, seen))
                        .header(
                                HttpHeaders.ETAG,
                                EntityTags.of(Long.toString(seen.timetable().version())))
                        .build());
    }

    /** Whose hours the caller may touch; an OS or a kit that is not theirs to keep does not exist for them. */
    private Uni<Response> of(Whose asked, Function<Owner, Uni<Response>> verb) {
        String named = asked.kit == null ? asked.os : asked.kit;
        Optional<UUID> which = named == null ? Optional.empty() : Ids.parse(named);
        if (named != null && which.isEmpty()) {
            return Uni.createFrom().item(Answers.notFound());
        }
        return callers.now()
                .chain(caller -> asked.kit == null
                        ? whose.of(caller.account(), which.orElse(null))
                        : whose.ofKit(caller, which.orElseThrow()))
                .chain(found -> found.map(verb)
                        .orElseGet(() -> Uni.createFrom().item(named == null ? noHours() : Answers.notFound())));
    }

    private static HoursDraft said(@Nullable HoursDraft draft) {
        return draft == null ? NOTHING_SAID : draft;
    }

    /** A tag that is none of ours is a version that never was, and so an old one. */
    private static long version(String ifMatch) {
        return EntityTags.number(ifMatch).orElse(-1);
    }

    private static Response noHours() {
        return Problem.of(
                        403,
                        "no-hours-to-keep",
                        "No hours to keep",
                        "Hours are those of a human, a surrogate, or an OS that somebody operates. You are known as none"
                                + " of them.")
                .response();
    }

    private static Response noIfMatch() {
        return Problem.of(
                        428,
                        "no-if-match",
                        "Which hours do you mean?",
                        "Send If-Match with the ETag of the hours that you have read.")
                .response();
    }

    private static Response stale() {
        return Problem.of(
                        412,
                        "hours-changed",
                        "Your hours were changed on another page",
                        "What stands now was kept there, and nothing of it is lost. Read it, and send yours again if it"
                                + " shall stand in its place.")
                .response();
    }

    private static Response refused(WhyRefused why) {
        return Problem.of(422, "hours-not-kept", "Not kept", why.sentence() + " What was kept before still stands.")
                .because(why.wire())
                .response();
    }
}
