package org.souffleur.web;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.Role;
import org.souffleur.people.joining.AskSafetyContact;
import org.souffleur.people.joining.CallWithAHost;
import org.souffleur.people.joining.HostCall.PartOfDay;
import org.souffleur.people.joining.Join;

/** Who I am here, and what I still do before a first evening. */
@Path("/api/me")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class MeApi {
    private final CurrentIdentityAssociation identity;
    private final Callers callers;
    private final FindMyself myself;
    private final Join join;
    private final AskSafetyContact askContact;
    private final CallWithAHost call;
    private final EveryPage page;

    MeApi(
            CurrentIdentityAssociation identity,
            Callers callers,
            FindMyself myself,
            Join join,
            AskSafetyContact askContact,
            CallWithAHost call,
            EveryPage page) {
        this.identity = identity;
        this.callers = callers;
        this.myself = myself;
        this.join = join;
        this.askContact = askContact;
        this.call = call;
        this.page = page;
    }

    /** The body of joining: {@code born} is a date as ISO 8601 has it. */
    public record Joiner(
            @Nullable String role,
            @Nullable String name,
            @Nullable String born) {}

    /** The body that names a safety contact. */
    public record Contact(@Nullable String name, @Nullable String mail) {}

    /** The body that asks for a call: parts of the day. */
    public record Wanted(@Nullable List<String> wanted) {}

    @GET
    public Uni<Response> me() {
        return identity.getDeferredIdentity()
                .chain(known -> myself.of(callers.of(known).account())
                        .map(found -> found.orElseGet(() -> Myself.stranger(
                                Callers.givenName(known).orElse(""),
                                callers.of(known).isHost()))))
                .map(Answers::ok);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> join(@Nullable Joiner joiner) {
        Optional<Role> role = role(joiner == null ? null : joiner.role());
        Optional<LocalDate> born = date(joiner == null ? null : joiner.born());
        if (role.isEmpty()) {
            return said(Problem.of(
                    422,
                    "no-such-role",
                    "As whom?",
                    "You join as \"human\", as \"surrogate\", or as \"os\": somebody who operates an OS."));
        }
        if (born.isEmpty()) {
            return said(notABirthDate());
        }
        String name = text(joiner == null ? null : joiner.name());
        return callers.account()
                .chain(account -> join.join(account, role.get(), name, born.get()))
                .map(answer -> switch (answer) {
                    case JOINED -> Response.created(URI.create("/api/me")).build();
                    case KNOWN_ALREADY ->
                        Problem.of(409, "joined-already", "You have joined", "Everything that you told us stands.")
                                .response();
                    case NOT_A_NAME -> notAName().response();
                    case NOT_A_BIRTH_DATE -> notABirthDate().response();
                    case NOT_AN_ADULT ->
                        Problem.of(
                                        403,
                                        "not-an-adult",
                                        "Souffleur is for adults",
                                        "You can join from your eighteenth birthday on. The date that you typed was not"
                                                + " kept; that this account is not an adult’s was. If that is wrong, a"
                                                + " host can help.")
                                .response();
                });
    }

    @PUT
    @Path("safety-contact")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> safetyContact(@Nullable Contact contact) {
        String name = text(contact == null ? null : contact.name());
        String mail = text(contact == null ? null : contact.mail());
        Locale language = Locale.forLanguageTag(page.getTongue().tag());
        return callers.account()
                .chain(account -> askContact.ask(account, name, mail, language))
                .map(answer -> switch (answer) {
                    case ASKED -> Response.noContent().build();
                    case NOT_JOINED -> Answers.notFound();
                    case NOT_A_NAME -> notAName().response();
                    case NOT_AN_ADDRESS ->
                        Problem.of(
                                        422,
                                        "not-an-address",
                                        "Not an e-mail address",
                                        "That is not an e-mail address that a letter could go to. Nobody was asked.")
                                .response();
                    case YOURSELF ->
                        Problem.of(
                                        422,
                                        "yourself",
                                        "Somebody other than you",
                                        "That is your own address. A safety contact is somebody outside, who can ask"
                                                + " after you. Nobody was asked.")
                                .response();
                    case ENOUGH_FOR_TODAY ->
                        Problem.of(
                                        429,
                                        "enough-letters",
                                        "Enough letters for today",
                                        "As many letters as a day has for this were written. Tomorrow you can ask"
                                                + " again; who was asked last can still answer.")
                                .response();
                });
    }

    @PUT
    @Path("host-call")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> hostCall(@Nullable Wanted wanted) {
        Optional<Set<PartOfDay>> parts = parts(wanted == null ? null : wanted.wanted());
        if (parts.isEmpty()) {
            return said(Problem.of(
                    422,
                    "when",
                    "When may a host call?",
                    "Choose at least one of \"morning\", \"afternoon\", \"evening\" and \"weekend\"."));
        }
        return callers.account()
                .chain(account -> call.ask(account, parts.get()))
                .map(joined -> joined ? Response.noContent().build() : Answers.notFound());
    }

    private static Uni<Response> said(Problem problem) {
        return Uni.createFrom().item(problem.response());
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    static Problem notAName() {
        return Problem.of(
                422,
                "not-a-name",
                "Not a name",
                "A name has letters, 40 at most, and is no address or number. Nothing has changed.");
    }

    private static Problem notABirthDate() {
        return Problem.of(
                422,
                "not-a-birth-date",
                "Not a birth date",
                "That is not a day on which somebody alive was born. Nothing has changed.");
    }

    /** Who joins by themselves; a host does not. */
    private static Optional<Role> role(@Nullable String wire) {
        return Set.of("human", "surrogate", "os").contains(text(wire))
                ? Optional.of(Role.of(text(wire)))
                : Optional.empty();
    }

    private static Optional<LocalDate> date(@Nullable String typed) {
        try {
            return typed == null || typed.length() != 10 ? Optional.empty() : Optional.of(LocalDate.parse(typed));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static Optional<Set<PartOfDay>> parts(@Nullable List<String> words) {
        EnumSet<PartOfDay> parts = EnumSet.noneOf(PartOfDay.class);
        for (PartOfDay part : PartOfDay.values()) {
            if (words != null && words.contains(part.name().toLowerCase(Locale.ROOT))) {
                parts.add(part);
            }
        }
        return parts.isEmpty() || words == null || words.size() > parts.size() ? Optional.empty() : Optional.of(parts);
    }
}
