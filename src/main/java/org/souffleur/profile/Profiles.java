package org.souffleur.profile;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.souffleur.people.PersonId;

/** What people say of themselves. */
public interface Profiles {
    Uni<Optional<Profile>> of(PersonId person);

    /**
     * Keeps the profile in the place of the edition that it carries, as the next one.
     *
     * @return false where another edition stands there by now
     */
    Uni<Boolean> keep(Profile profile);
}
