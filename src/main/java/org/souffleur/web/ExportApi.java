package org.souffleur.web;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.souffleur.booking.Evening;
import org.souffleur.booking.Evenings;
import org.souffleur.booking.Party;
import org.souffleur.booking.WhoseHours;
import org.souffleur.calendar.Owner;
import org.souffleur.calendar.SeeHours;
import org.souffleur.notice.CalendarFeeds;
import org.souffleur.people.Caller;
import org.souffleur.profile.DescribeMyself;
import org.souffleur.session.SeeEvening;

/** Everything that is kept of somebody, for themselves (GDPR articles 15 and 20). */
@Path("/api/me/export")
@Authenticated
public class ExportApi {
    private final Callers callers;
    private final FindMyself myself;
    private final DescribeMyself profiles;
    private final WhoseHours whose;
    private final SeeHours hours;
    private final CalendarFeeds feeds;
    private final Evenings evenings;
    private final SeeEvening see;
    private final InstantSource wall;

    ExportApi(
            Callers callers,
            FindMyself myself,
            DescribeMyself profiles,
            WhoseHours whose,
            SeeHours hours,
            CalendarFeeds feeds,
            Evenings evenings,
            SeeEvening see,
            InstantSource wall) {
        this.callers = callers;
        this.myself = myself;
        this.profiles = profiles;
        this.whose = whose;
        this.hours = hours;
        this.feeds = feeds;
        this.evenings = evenings;
        this.see = see;
        this.wall = wall;
    }

    /**
     * What is kept of an account.
     *
     * @param calendarSince since when a calendar program may read the evenings' times; the address is not known here
     */
    public record Kept(
            Instant at,
            String account,
            @Nullable Myself joining,
            ProfileApi.@Nullable View profile,
            @Nullable HoursView hours,
            @Nullable Instant calendarSince,
            List<OneEvening> evenings) {}

    /** An evening of theirs: who else was there is named as it was shown to them. */
    public record OneEvening(
            String id,
            Instant startsAt,
            Instant endsAt,
            String state,
            String seat,
            String role,
            List<String> with,
            List<String> receipts) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> export() {
        return callers.now()
                .chain(this::kept)
                .map(kept -> Response.ok(kept)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"souffleur.json\"")
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    private Uni<Kept> kept(Caller caller) {
        return myself.of(caller.account())
                .chain(me -> profiles.read(caller.account())
                        .chain(profile -> hours(caller)
                                .chain(times -> feeds.of(caller.account())
                                        .chain(feed -> evenings(caller)
                                                .map(all -> new Kept(
                                                        wall.instant(),
                                                        caller.account().subject(),
                                                        me.orElse(null),
                                                        profile.map(ProfileApi.View::of)
                                                                .orElse(null),
                                                        times.orElse(null),
                                                        feed.map(one -> one.madeAt())
                                                                .orElse(null),
                                                        all))))));
    }

    private Uni<Optional<HoursView>> hours(Caller caller) {
        return whose.of(caller.account(), null)
                .chain(owner -> owner.isEmpty() ? Uni.createFrom().item(Optional.empty()) : said(owner.get()));
    }

    private Uni<Optional<HoursView>> said(Owner owner) {
        return hours.see(owner).map(seen -> Optional.of(HoursView.of(owner, seen)));
    }

    private Uni<List<OneEvening>> evenings(Caller caller) {
        return evenings.of(caller.account(), Instant.EPOCH).chain(all -> {
            Uni<List<OneEvening>> listed = Uni.createFrom().item(new ArrayList<>());
            for (Evening evening : all) {
                Optional<Party> own = evening.partyOf(caller.account());
                if (own.isPresent()) {
                    listed = listed.chain(before -> see.receipts(caller, evening.id())
                            .map(receipts -> {
                                before.add(one(evening, own.get(), receipts));
                                return before;
                            }));
                }
            }
            return listed;
        });
    }

    private static OneEvening one(Evening evening, Party own, List<String> receipts) {
        return new OneEvening(
                evening.id().toString(),
                evening.startsAt(),
                evening.endsAt(),
                evening.state().wire(),
                own.seat().name(),
                own.role().wire(),
                evening.parties().stream()
                        .filter(party -> !party.equals(own))
                        .map(party -> party.name().shown())
                        .toList(),
                receipts);
    }
}
