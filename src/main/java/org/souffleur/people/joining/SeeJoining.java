package org.souffleur.people.joining;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.souffleur.people.AccountId;
import org.souffleur.people.People;
import org.souffleur.people.Person;

/** Somebody looks at how far they are. */
@ApplicationScoped
public class SeeJoining {
    private final People people;
    private final Assurances assurances;
    private final SafetyContacts contacts;
    private final HostCalls calls;

    SeeJoining(People people, Assurances assurances, SafetyContacts contacts, HostCalls calls) {
        this.people = people;
        this.assurances = assurances;
        this.contacts = contacts;
        this.calls = calls;
    }

    /** Empty for an account that has not joined. */
    public Uni<Optional<Joining>> see(AccountId account) {
        return people.byAccount(account)
                .chain(known -> known.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : see(known.get()).map(Optional::of));
    }

    private Uni<Joining> see(Person person) {
        return assurances
                .of(person.id())
                .chain(assurance -> contacts.of(person.id())
                        .chain(contact -> calls.of(person.id())
                                .map(call -> new Joining(
                                        person, assurance.orElse(null), contact.orElse(null), call.orElse(null)))));
    }
}
