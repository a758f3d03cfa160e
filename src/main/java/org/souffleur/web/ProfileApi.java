package org.souffleur.web;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.souffleur.profile.DescribeMyself;
import org.souffleur.profile.Draft;
import org.souffleur.profile.Profile;
import org.souffleur.profile.Refusal;

/** What I am like to be with, in my own words and limits. */
@Path("/api/me/profile")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ProfileApi {
    private static final Draft NOTHING = new Draft(null, null, null, null, null, null);

    private final Callers callers;
    private final DescribeMyself describe;

    ProfileApi(Callers callers, DescribeMyself describe) {
        this.callers = callers;
        this.describe = describe;
    }

    /** A profile as the API shows it; what it takes in is the same without {@code role} and {@code edition}. */
    public record View(
            String role,
            List<String> languages,
            Map<String, String> limits,
            String wishes,
            String seeks,
            boolean exclusive,
            String story,
            long edition) {
        static View of(DescribeMyself.Described described) {
            Profile profile = described.profile();
            Map<String, String> limits = new TreeMap<>();
            profile.everyLimit().forEach((what, limit) -> limits.put(what.wire(), limit.wire()));
            return new View(
                    described.person().role().wire(),
                    profile.languages(),
                    limits,
                    profile.wishes(),
                    profile.seeks(),
                    profile.exclusive(),
                    profile.story(),
                    profile.edition());
        }
    }

    /** A profile that was not kept (RFC 9457 §3.2: further members say what is wrong where). */
    public record NotKept(String type, String title, int status, String detail, String why, String field, int word) {}

    @GET
    public Uni<Response> read() {
        return callers.account()
                .chain(describe::read)
                .map(found -> found.map(described -> Response.ok(View.of(described))
                                .header(
                                        HttpHeaders.ETAG,
                                        EntityTags.of(Long.toString(
                                                described.profile().edition())))
                                .build())
                        .orElseGet(ProfileApi::noProfile));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> say(@Nullable @HeaderParam("If-Match") String ifMatch, @Nullable Draft draft) {
        OptionalLong edition = EntityTags.number(ifMatch);
        if (edition.isEmpty()) {
            return Uni.createFrom().item(Answers.whichEdition());
        }
        return callers.account()
                .chain(account -> describe.say(account, draft == null ? NOTHING : draft, edition.getAsLong()))
                .map(answer -> answer.map(ProfileApi::said).orElseGet(ProfileApi::noProfile));
    }

    private static Response said(DescribeMyself.Answer answer) {
        Refusal refusal = answer.refusal();
        if (refusal != null) {
            return refused(refusal);
        }
        return answer.stale()
                ? Answers.changedMeanwhile()
                : Response.noContent().build();
    }

    private static Response refused(Refusal refusal) {
        String why = refusal.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String detail = switch (refusal.why()) {
            case NOT_A_LANGUAGE -> "Languages are codes of two letters (ISO 639-1), each once, eight at most.";
            case NOT_A_LIMIT -> "A limit is \"never\", \"ask\" or \"fine\", of an act or a channel.";
            case TOO_LONG -> "Wishes have 500 letters at most, a story 2000.";
            case TOO_EXPLICIT ->
                "Word " + refusal.word() + " is more explicit than anything is written here. Acts are said in"
                        + " plain words, by the limits.";
            case A_WAY_TO_REACH_YOU -> "An address, a number or a link does not belong here; nobody needs one.";
            case NO_STORY -> "A story is a couple's, and its human tells it.";
        };
        return Response.status(422)
                .type(Problem.MEDIA_TYPE)
                .entity(new NotKept(
                        "/problems/profile-not-kept",
                        "Not kept",
                        422,
                        detail + " What was kept before still stands.",
                        why,
                        refusal.field(),
                        refusal.word()))
                .build();
    }

    private static Response noProfile() {
        return Problem.of(
                        403,
                        "no-profile-to-keep",
                        "No profile to keep",
                        "A human or a surrogate has a profile. You are known as neither.")
                .response();
    }
}
