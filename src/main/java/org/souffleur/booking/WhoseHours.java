package org.souffleur.booking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.souffleur.calendar.Owner;
import org.souffleur.calendar.OwnerKind;
import org.souffleur.kit.KitId;
import org.souffleur.kit.Kits;
import org.souffleur.os.Os;
import org.souffleur.os.Oses;
import org.souffleur.people.AccountId;
import org.souffleur.people.Caller;
import org.souffleur.people.People;
import org.souffleur.people.Person;

/** Finds the hours that an account may look at and change: a person's own, those of an OS that they operate, or a
 * host's: those of a kit. */
@ApplicationScoped
public class WhoseHours {
    private final People people;
    private final Oses oses;
    private final Kits kits;

    WhoseHours(People people, Oses oses, Kits kits) {
        this.people = people;
        this.oses = oses;
        this.kits = kits;
    }

    /** A kit's hours, which hosts keep. */
    public Uni<Optional<Owner>> ofKit(Caller caller, UUID kit) {
        return caller.isHost()
                ? kits.find(new KitId(kit)).map(found -> found.map(known -> new Owner(OwnerKind.KIT, kit)))
                : Uni.createFrom().item(Optional.empty());
    }

    /** @param os which one, for whoever operates several; null for the first */
    public Uni<Optional<Owner>> of(AccountId account, @Nullable UUID os) {
        return people.byAccount(account)
                .chain(found -> found.map(person -> of(person, os))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Owner>> of(Person person, @Nullable UUID os) {
        return switch (person.role()) {
            case HUMAN -> itself(OwnerKind.HUMAN, person, os);
            case SURROGATE -> itself(OwnerKind.SURROGATE, person, os);
            case OS -> oses.operatedBy(person.id()).map(own -> one(own, os));
            case HOST -> Uni.createFrom().item(Optional.empty()); // a host is on duty by rota
        };
    }

    private static Uni<Optional<Owner>> itself(OwnerKind kind, Person person, @Nullable UUID os) {
        return Uni.createFrom()
                .item(os == null ? Optional.of(new Owner(kind, person.id().value())) : Optional.empty());
    }

    private static Optional<Owner> one(List<Os> own, @Nullable UUID os) {
        return own.stream()
                .map(one -> one.id().value())
                .filter(id -> os == null || id.equals(os))
                .findFirst()
                .map(id -> new Owner(OwnerKind.OS, id));
    }
}
