package org.souffleur.surrogate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.souffleur.people.Ids;
import org.souffleur.people.Person;
import org.souffleur.people.Role;
import org.souffleur.people.joining.OnJoined;

/** Whoever joins as a surrogate is one of the volunteers from then on. */
@ApplicationScoped
class EnrolSurrogate implements OnJoined {
    private final Surrogates surrogates;
    private final Ids ids;

    EnrolSurrogate(Surrogates surrogates, Ids ids) {
        this.surrogates = surrogates;
        this.ids = ids;
    }

    @Override
    public Uni<Void> joined(Person person) {
        return person.role() == Role.SURROGATE
                ? surrogates.add(new Surrogate(new SurrogateId(ids.next()), person.id()))
                : Uni.createFrom().voidItem();
    }
}
