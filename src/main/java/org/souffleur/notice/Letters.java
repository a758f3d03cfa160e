package org.souffleur.notice;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.souffleur.people.AccountId;

/** Letters on their way. What is sent is gone from here. */
public interface Letters {
    /**
     * Puts a letter on its way; joins the transaction it is called in, so that it goes if what it tells has become true
     * and not otherwise.
     */
    Uni<Void> write(Letter letter);

    /** Takes back what is on its way to an account, as when it is erased; joins the transaction it is called in. */
    Uni<Void> forget(AccountId account);

    /**
     * Takes letters that are due, so that nobody else takes them before {@code until}. Who takes one counts as having
     * tried to send it.
     *
     * @param atMost how many
     */
    Uni<List<Due>> take(Instant now, Instant until, int atMost);

    /** It is sent, or nobody will ever get it: nothing of it stays. */
    Uni<Void> remove(UUID id);

    /** It goes later. */
    Uni<Void> postpone(UUID id, Instant until, int attempts);

    /** How many are on their way, whatever keeps them. */
    Uni<Long> waiting();

    /**
     * A letter that somebody took to send it.
     *
     * @param attempts how often it was taken, this time included
     */
    record Due(UUID id, Letter letter, int attempts) {}
}
