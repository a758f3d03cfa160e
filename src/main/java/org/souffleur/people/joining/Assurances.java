package org.souffleur.people.joining;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import org.souffleur.people.AccountId;
import org.souffleur.people.PersonId;

/** Who was found to be an adult, and whose account was found not to be one's. */
public interface Assurances {
    Uni<Optional<Assurance>> of(PersonId person);

    /** Keeps the latest result of a person. */
    Uni<Void> keep(Assurance assurance);

    Uni<Boolean> isRefused(AccountId account);

    /** Remembers that an account is not an adult's; a no-op where it is known. */
    Uni<Void> refuse(AccountId account, String provider, Instant at);
}
