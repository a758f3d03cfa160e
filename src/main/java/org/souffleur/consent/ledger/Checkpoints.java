package org.souffleur.consent.ledger;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** The signed statements over all chains. */
public interface Checkpoints {
    /** Signs one over the chains that grew since the last; empty where none has. */
    Uni<Optional<Checkpoint>> sign(Instant now);
}
