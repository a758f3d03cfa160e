package org.souffleur.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.souffleur.couple.SeeCouples;
import org.souffleur.os.OwnOs;
import org.souffleur.people.joining.Assurance;
import org.souffleur.people.joining.HostCall;
import org.souffleur.people.joining.Joining;
import org.souffleur.people.joining.SafetyContact;

/**
 * What the API says to somebody about themselves; {@code docs/api.md} has the fields.
 *
 * @param joined false for an account that has not joined; {@code name} is then what the sign-in service calls it
 * @param role {@code host} for one of the sign-in service's hosts; null for whoever has not joined
 * @param open what is still to do before a first evening
 */
public record Myself(
        boolean joined,
        @Nullable String role,
        String name,
        List<String> open,
        @Nullable Adult adult,
        @Nullable Contact safetyContact,
        @Nullable Call hostCall,
        List<Bond> couples,
        List<OneOs> oses) {
    /** That one was found to be an adult, and how. */
    public record Adult(String provider, String method, boolean identity, Instant at) {}

    /** Whom we may ask after one: {@code asked}, {@code agreed}, {@code declined}. */
    public record Contact(String name, String mail, String state) {}

    /** The call with a host. */
    public record Call(List<String> wanted, boolean held) {}

    /** A couple, or one to be. */
    public record Bond(String id, String human, String os, boolean together) {}

    /** An OS that one operates. */
    public record OneOs(String id, String name, String version, int conversations, String code, long edition) {}

    static Myself stranger(String name, boolean host) {
        return new Myself(host, host ? "host" : null, name, List.of(), null, null, null, List.of(), List.of());
    }

    static Myself of(Joining joining, List<SeeCouples.Bond> bonds, List<OwnOs> oses) {
        return new Myself(
                true,
                joining.person().role().wire(),
                joining.person().name().shown(),
                joining.open().stream()
                        .map(step -> step.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList(),
                adult(joining.assurance()),
                contact(joining.contact()),
                call(joining.call()),
                bonds.stream()
                        .map(bond -> new Bond(
                                bond.id().toString(),
                                bond.human().shown(),
                                bond.os().shown(),
                                bond.together()))
                        .toList(),
                oses.stream().map(Myself::os).toList());
    }

    private static @Nullable Adult adult(@Nullable Assurance found) {
        return found == null ? null : new Adult(found.provider(), found.method(), found.identity(), found.at());
    }

    private static @Nullable Contact contact(@Nullable SafetyContact contact) {
        return contact == null
                ? null
                : new Contact(
                        contact.name().shown(),
                        contact.mail().written(),
                        contact.state().name().toLowerCase(Locale.ROOT));
    }

    private static @Nullable Call call(@Nullable HostCall call) {
        return call == null ? null : new Call(words(call), call.isHeld());
    }

    /** The parts of the day that suit, in the day's order. */
    static List<String> words(HostCall call) {
        return call.wanted().stream()
                .sorted()
                .map(part -> part.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static OneOs os(OwnOs own) {
        return new OneOs(
                own.os().id().value().toString(),
                own.os().name().shown(),
                own.os().declared().version(),
                own.os().declared().conversations(),
                own.code(),
                own.edition());
    }
}
