package org.souffleur.web;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.souffleur.kit.KeepKits;
import org.souffleur.kit.Kit;
import org.souffleur.kit.KitId;
import org.souffleur.kit.KitNote;
import org.souffleur.kit.KitState;
import org.souffleur.people.Caller;
import org.souffleur.people.Ids;
import org.souffleur.people.People;
import org.souffleur.people.Person;
import org.souffleur.people.PersonId;
import org.souffleur.surrogate.Surrogates;

/** Kits: all of them for a host, one's own for whoever has one. */
@Path("/api/kits")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class KitsApi {
    private final Callers callers;
    private final KeepKits keep;
    private final People people;
    private final Surrogates surrogates;

    KitsApi(Callers callers, KeepKits keep, People people, Surrogates surrogates) {
        this.callers = callers;
        this.keep = keep;
        this.people = people;
        this.surrogates = surrogates;
    }

    /** The body of a new kit. */
    public record NewKit(@Nullable String name, @Nullable String place) {}

    /** The body of a step: the state, and whom it goes out to. */
    public record Step(@Nullable String state, @Nullable String to) {}

    /** The body of a note: one of the two. */
    public record Noted(@Nullable Integer battery, @Nullable String fault) {}

    /** A kit as the API shows it; {@code next} are the steps that the caller may take. */
    public record View(
            String id,
            String label,
            String name,
            String place,
            String state,
            Instant since,
            @Nullable String holder,
            @Nullable Integer battery,
            long edition,
            List<String> next) {}

    /** A line of a kit's log. */
    public record Line(Instant at, String kind, @Nullable String by, String text) {}

    /** Somebody whom a kit can go out to. */
    public record Holder(String id, String name) {}

    @GET
    public Uni<List<View>> list() {
        return callers.now()
                .chain(caller -> keep.list(caller)
                        .chain(kits -> names(kits.stream().map(Kit::holder))
                                .map(names -> kits.stream()
                                        .map(kit -> view(kit, caller.isHost(), names))
                                        .toList())));
    }

    @POST
    @RolesAllowed("host")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> register(@Nullable NewKit kit) {
        return keep.register(MeApi.text(kit == null ? null : kit.name()), MeApi.text(kit == null ? null : kit.place()))
                .map(answer -> answer(answer, 201));
    }

    /** Whom a kit can go out to. */
    @GET
    @Path("holders")
    @RolesAllowed("host")
    public Uni<List<Holder>> holders() {
        return surrogates
                .all()
                .chain(all -> people.byId(all.stream().map(one -> one.person()).toList())
                        .map(known -> known.values().stream()
                                .map(one -> new Holder(
                                        one.id().value().toString(), one.name().shown()))
                                .sorted(Comparator.comparing(Holder::name))
                                .toList()));
    }

    @GET
    @Path("{id}/log")
    public Uni<Response> log(@PathParam("id") String id) {
        return Ids.parse(id)
                .map(known -> callers.now()
                        .chain(caller -> keep.log(caller, new KitId(known)))
                        .chain(log -> log.map(this::lines)
                                .orElseGet(() -> Uni.createFrom().item(Answers.notFound()))))
                .orElseGet(() -> Uni.createFrom().item(Answers.notFound()));
    }

    @PUT
    @Path("{id}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> move(
            @PathParam("id") String id, @Nullable @HeaderParam("If-Match") String ifMatch, @Nullable Step step) {
        Optional<KitState> state = KitState.parse(MeApi.text(step == null ? null : step.state()));
        Optional<UUID> to = Ids.parse(MeApi.text(step == null ? null : step.to()));
        return state.isEmpty()
                ? Uni.createFrom().item(answer(KeepKits.Answer.NOT_NOW, 204))
                : on(
                        id,
                        ifMatch,
                        (caller, kit) -> edition -> keep.move(
                                caller, kit, state.get(), to.map(PersonId::new).orElse(null), edition));
    }

    @POST
    @Path("{id}/log")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> note(
            @PathParam("id") String id, @Nullable @HeaderParam("If-Match") String ifMatch, @Nullable Noted noted) {
        Integer battery = noted == null ? null : noted.battery();
        String fault = MeApi.text(noted == null ? null : noted.fault());
        return on(
                id,
                ifMatch,
                (caller, kit) -> edition -> battery == null
                        ? keep.fault(caller, kit, fault, edition)
                        : keep.battery(caller, kit, battery, edition));
    }

    /** A deed on the edition that the caller looked at. */
    private interface OnEdition {
        Uni<KeepKits.Answer> on(long edition);
    }

    private Uni<Response> on(String id, @Nullable String ifMatch, BiFunction<Caller, KitId, OnEdition> deed) {
        OptionalLong edition = EntityTags.number(ifMatch);
        if (edition.isEmpty()) {
            return Uni.createFrom().item(Answers.whichEdition());
        }
        return Ids.parse(id)
                .map(known -> callers.now()
                        .chain(caller -> deed.apply(caller, new KitId(known)).on(edition.getAsLong()))
                        .map(answer -> answer(answer, 204)))
                .orElseGet(() -> Uni.createFrom().item(Answers.notFound()));
    }

    private static Response answer(KeepKits.Answer answer, int done) {
        return switch (answer) {
            case DONE -> Response.status(done).build();
            case NOT_YOURS -> Answers.notFound();
            case CHANGED_MEANWHILE -> Answers.changedMeanwhile();
            case NOT_NAMED -> refused("kit-not-named", "A kit has a name and a place, of 60 letters at most.");
            case NOT_NOW -> refused("kit-not-now", "That does not follow on where the kit is now.");
            case TO_WHOM -> refused("kit-to-whom", "A kit goes out to a surrogate.");
            case NOT_A_BATTERY -> refused("kit-battery", "A battery has 0 to 100 per cent.");
            case NOT_A_FAULT -> refused("kit-fault", "Say what is wrong in 200 letters at most.");
        };
    }

    private static Response refused(String kind, String detail) {
        return new Problem("/problems/" + kind, "Not noted", 422, detail + " Nothing has changed.", null, null)
                .response();
    }

    private Uni<Response> lines(List<KitNote> log) {
        return names(log.stream().map(KitNote::by))
                .map(names -> Answers.ok(log.stream()
                        .map(note -> new Line(note.at(), note.kind(), name(note.by(), names), note.text()))
                        .toList()));
    }

    private static View view(Kit kit, boolean host, Map<PersonId, Person> names) {
        Set<KitState> next = host ? kit.state().next() : kit.state().nextForHolder();
        return new View(
                kit.id().value().toString(),
                kit.label(),
                kit.name(),
                kit.place(),
                kit.state().wire(),
                kit.since(),
                name(kit.holder(), names),
                kit.battery() == Kit.BATTERY_UNKNOWN ? null : kit.battery(),
                kit.edition(),
                next.stream().map(KitState::wire).toList());
    }

    private Uni<Map<PersonId, Person>> names(Stream<@Nullable PersonId> who) {
        return people.byId(new HashSet<>(who.filter(Objects::nonNull).toList()));
    }

    private static @Nullable String name(@Nullable PersonId who, Map<PersonId, Person> names) {
        Person person = who == null ? null : names.get(who);
        return person == null ? null : person.name().shown();
    }
}
