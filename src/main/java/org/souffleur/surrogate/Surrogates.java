package org.souffleur.surrogate;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The volunteers we know. */
public interface Surrogates {
    Uni<Optional<Surrogate>> find(SurrogateId id);

    /** Writes a surrogate down once; a no-op where the id is known. */
    Uni<Void> add(Surrogate surrogate);
}
