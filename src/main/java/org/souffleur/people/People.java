package org.souffleur.people;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The people we know. */
public interface People {
    Uni<Map<PersonId, Person>> byId(Collection<PersonId> ids);

    Uni<Optional<Person>> byAccount(AccountId account);

    /** Writes a person down once; a no-op where the id is known. */
    Uni<Void> add(Person person);

    /**
     * Writes somebody new down; joins the transaction it is called in.
     *
     * @return false where the account is somebody's already, also where both came at the same moment
     */
    Uni<Boolean> join(Person person);
}
