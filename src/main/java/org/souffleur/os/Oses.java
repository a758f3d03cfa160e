package org.souffleur.os;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.souffleur.people.PersonId;

/** The AI companions we know. */
public interface Oses {
    Uni<Map<OsId, Os>> byId(Collection<OsId> ids);

    /** The OSs at whose console a person may sit. */
    Uni<List<Os>> operatedBy(PersonId person);

    /** Writes an OS down once; a no-op where the id is known. */
    Uni<Void> add(Os os);
}
