package org.souffleur.surrogate;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The volunteers we know. */
public interface Surrogates {
    Uni<Optional<Surrogate>> find(SurrogateId id);

    /** Writes a surrogate down once; a no-op where the id is known. */
    Uni<Void> add(Surrogate surrogate);

    /** All of them, for a host who gives out a kit; bounded by a page. */
    Uni<List<Surrogate>> all();
}
