package org.souffleur.os;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.souffleur.people.DisplayName;
import org.souffleur.people.PersonId;

/** The AI companions we know. */
public interface Oses {
    Uni<Map<OsId, Os>> byId(Collection<OsId> ids);

    /** The OSs at whose console a person may sit. */
    Uni<List<Os>> operatedBy(PersonId person);

    /** Writes an OS down once; a no-op where the id is known. */
    Uni<Void> add(Os os);

    /** The same, as their operator sees them. */
    Uni<List<OwnOs>> ownedBy(PersonId operator);

    /** The OS that has this code now. */
    Uni<Optional<Os>> byCode(String code);

    /** Writes down an OS that was registered; joins the transaction it is called in. */
    Uni<Void> register(Os os, String code);

    /**
     * Changes what is declared of an OS, unless it was changed since that edition.
     *
     * @return whether it was changed
     */
    Uni<Boolean> declare(OsId id, DisplayName name, Os.Declaration declared, long edition);

    /** Gives an OS another code; the old one is nothing any more. */
    Uni<Void> recode(OsId id, String code);
}
