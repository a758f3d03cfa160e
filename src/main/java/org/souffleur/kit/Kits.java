package org.souffleur.kit;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.souffleur.people.PersonId;

/** The kits we have, and what was noted of each. */
public interface Kits {
    /** Every one that is not retired, by name; bounded by a page. */
    Uni<List<Kit>> all();

    Uni<List<Kit>> heldBy(PersonId person);

    Uni<Optional<Kit>> find(KitId id);

    /** Writes a new one down. */
    Uni<Void> add(Kit kit);

    /**
     * Keeps a change with its line in the log; joins the transaction it is called in.
     *
     * @return false where the kit was changed since the edition that this one carries
     */
    Uni<Boolean> keep(Kit changed, UUID noteId, KitNote note);

    /** The latest lines of its log, the newest first. */
    Uni<List<KitNote>> log(KitId id);
}
