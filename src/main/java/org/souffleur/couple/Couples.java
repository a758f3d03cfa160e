package org.souffleur.couple;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The couples we know. */
public interface Couples {
    Uni<Optional<Couple>> find(CoupleId id);

    /** Writes a couple down once; a no-op where the id is known. */
    Uni<Void> add(Couple couple);
}
