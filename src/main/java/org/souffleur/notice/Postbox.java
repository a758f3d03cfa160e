package org.souffleur.notice;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;
import org.souffleur.people.MailAddress;

/** Where letters leave the house. */
public interface Postbox {
    /** After this, a mail server that does not answer is one that is not there. */
    Duration LIMIT = Duration.ofSeconds(60);

    /** Whether there is one at all; without it, letters wait. */
    boolean isThere();

    /**
     * Hands a letter over. Completes when the mail server has taken it, and fails where it has not, or has not
     * said so within {@link #LIMIT}.
     *
     * @param id the same at each attempt, so that whoever gets the letter twice can tell
     */
    Uni<Void> post(UUID id, MailAddress to, Letter letter);
}
