package org.souffleur.consent;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;

/** Every yes that was not taken is kept, by ids only: an attempt to speak for somebody is worth seeing. */
public interface RefusedGrants {
    Uni<Void> keep(EveningId evening, Seat seat, Subject subject, SignInRules.Refusal why, Instant at);

    /** How many since the start, by reason; for metrics. */
    Map<SignInRules.Refusal, Long> counted();
}
