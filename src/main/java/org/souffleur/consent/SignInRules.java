package org.souffleur.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.AccountId;
import org.souffleur.people.SignIn;

/** S2: who may write a yes for whom. An OS can ask; it can never answer for its human. */
public final class SignInRules {
    /** A yes rests on a sign-in of the last ten minutes. */
    public static final Duration WINDOW = Duration.ofMinutes(10);

    private SignInRules() {}

    /** Why a yes is not taken. */
    public enum Refusal {
        /** A program's credentials cannot speak for a person. */
        SERVICE_TOKEN,
        /** A token got in exchange for another speaks for nobody's will. */
        EXCHANGED_TOKEN,
        /** Somebody else is behind this account just now. */
        IMPERSONATED,
        /** A token that outlives its session proves nobody's presence. */
        OFFLINE_TOKEN,
        /** The person signed in more than ten minutes ago, or the token does not say when. */
        TOO_OLD
    }

    /** Why this sign-in may not say yes for a person; empty where it may. */
    public static Optional<Refusal> forPerson(SignIn signIn, Instant now) {
        return switch (signIn.kind()) {
            case SERVICE -> Optional.of(Refusal.SERVICE_TOKEN);
            case EXCHANGED -> Optional.of(Refusal.EXCHANGED_TOKEN);
            case IMPERSONATED -> Optional.of(Refusal.IMPERSONATED);
            case OFFLINE -> Optional.of(Refusal.OFFLINE_TOKEN);
            case INTERACTIVE -> signIn.isFresh(now, WINDOW) ? Optional.empty() : Optional.of(Refusal.TOO_OLD);
        };
    }

    /**
     * Why this sign-in may not say yes for an OS; empty where it may: its own program by its own credentials, or the
     * person at its console as any person.
     */
    public static Optional<Refusal> forOs(SignIn signIn, @Nullable AccountId program, Instant now) {
        boolean itself =
                signIn.kind() == SignIn.Kind.SERVICE && signIn.account().equals(program);
        return itself ? Optional.empty() : forPerson(signIn, now);
    }
}
