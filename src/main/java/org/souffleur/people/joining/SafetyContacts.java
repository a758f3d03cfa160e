package org.souffleur.people.joining;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.souffleur.people.PersonId;

/** Each person's safety contact; one at a time. */
public interface SafetyContacts {
    Uni<Optional<SafetyContact>> of(PersonId person);

    Uni<Optional<SafetyContact>> byKey(LinkKey.Hash key);

    /** Keeps it in the place of the one before. */
    Uni<Void> keep(SafetyContact contact);

    /** Forgets it; a no-op where there is none. */
    Uni<Void> forget(PersonId person);
}
