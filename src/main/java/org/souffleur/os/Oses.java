package org.souffleur.os;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;

/** The AI companions we know. */
public interface Oses {
    Uni<Map<OsId, Os>> byId(Collection<OsId> ids);

    /** Writes an OS down once; a no-op where the id is known. */
    Uni<Void> add(Os os);
}
