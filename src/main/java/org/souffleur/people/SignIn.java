package org.souffleur.people;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a caller proved who they are.
 *
 * @param account whose token it is
 * @param authTime when they last proved it by themselves ({@code auth_time}); null where the token does not say
 * @param kind by what means the token came about
 */
public record SignIn(AccountId account, @Nullable Instant authTime, Kind kind) {
    /** By what means a token came about. */
    public enum Kind {
        /** The person typed a secret or touched a key. */
        INTERACTIVE,
        /** A program's own credentials. */
        SERVICE,
        /** Token exchange (RFC 8693). */
        EXCHANGED,
        /** An administrator acting as somebody. */
        IMPERSONATED,
        /** A refresh token that outlives the session. */
        OFFLINE
    }

    /** Whether the person signed in by themselves within {@code window} before {@code now}. */
    public boolean isFresh(Instant now, Duration window) {
        return kind == Kind.INTERACTIVE
                && authTime != null
                && !authTime.isAfter(now.plus(CLOCKS_MAY_DIFFER))
                && !authTime.isBefore(now.minus(window));
    }

    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofSeconds(30);
}
