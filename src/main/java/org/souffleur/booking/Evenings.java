package org.souffleur.booking;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.souffleur.people.AccountId;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;

/** The evenings that were agreed. */
public interface Evenings {
    Uni<Optional<Evening>> find(EveningId id);

    /** The evenings of an account that are not over, or ended after {@code since}; soonest first. */
    Uni<List<Evening>> of(AccountId account, Instant since);

    /** Every evening that is not over and has begun or begins before {@code before}; for the host's board. */
    Uni<List<Evening>> open(Instant before);

    Uni<Void> open(NewEvening evening);

    /**
     * Opens a rehearsal, unless that person has begun {@code atMost} of them since {@code since}.
     *
     * @return whether it was opened
     */
    Uni<Boolean> open(NewRehearsal rehearsal, Instant since, int atMost);

    /**
     * Writes down where an evening stands; joins the transaction it is called in. An evening that is over stays over:
     * then nothing is written.
     *
     * @return whether it was written
     */
    Uni<Boolean> keepState(EveningId id, EveningState state, Instant since, Set<Seat> awaited, String node);

    /** Ends by the clock what is past its end and carried by no node of {@code carried}; tells how many. */
    Uni<Integer> endPast(Instant now, Collection<EveningId> carried);
}
