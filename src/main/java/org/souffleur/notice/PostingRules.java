package org.souffleur.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a letter goes, and when it is tried again. */
final class PostingRules {
    /** With the waits below a day: a mail server that is away for longer is a reason to look, and letters get stale. */
    static final int MAX_ATTEMPTS = 9;

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private PostingRules() {}

    /** Now, or in the morning. */
    static Instant notBefore(Letter letter, Instant now) {
        return letter.urgent() ? now : QuietHours.firstMomentAfter(now, letter.zone());
    }

    /**
     * When to try again after an attempt that failed: each wait is four times the last, and ends outside quiet hours.
     *
     * @return empty when it was the last attempt
     */
    static Optional<Instant> retry(Letter letter, int attempts, Instant now) {
        if (attempts >= MAX_ATTEMPTS) {
            return Optional.empty();
        }
        Duration wait = FIRST_WAIT;
        for (int i = 1; i < attempts && wait.compareTo(LONGEST_WAIT) < 0; i++) {
            wait = wait.multipliedBy(4);
        }
        return Optional.of(notBefore(letter, now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT)));
    }
}
