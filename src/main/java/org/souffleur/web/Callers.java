package org.souffleur.web;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.AccountId;
import org.souffleur.people.Caller;
import org.souffleur.people.Role;
import org.souffleur.people.SignIn;

/** Reads from a verified token who is calling and by what means they proved it. */
@ApplicationScoped
public class Callers {
    private static final String SERVICE_ACCOUNT = "service-account-"; // Keycloak's name for a client's own user

    private final CurrentIdentityAssociation identity;

    Callers(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    /** Whoever sends the request that is being answered. */
    Uni<Caller> now() {
        return identity.getDeferredIdentity().map(this::of);
    }

    /** The account of the same. */
    Uni<AccountId> account() {
        return now().map(Caller::account);
    }

    /** What the sign-in calls somebody; empty for an account that has no such name. */
    static Optional<String> givenName(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token ? token.claim("given_name") : Optional.empty();
    }

    /** The caller behind an identity that the OIDC layer has verified. */
    public Caller of(SecurityIdentity identity) {
        AccountId account = new AccountId(identity.getPrincipal().getName());
        Set<Role> roles = Arrays.stream(Role.values())
                .filter(role -> identity.hasRole(role.wire()))
                .collect(Collectors.toUnmodifiableSet());
        JsonWebToken token = identity.getPrincipal() instanceof JsonWebToken jwt ? jwt : null;
        return new Caller(account, roles, new SignIn(account, authTime(token), kind(token)));
    }

    private static @Nullable Instant authTime(@Nullable JsonWebToken token) {
        Object seconds = token == null ? null : token.getClaim("auth_time");
        return seconds instanceof Number number ? Instant.ofEpochSecond(number.longValue()) : null;
    }

    /** Whatever is not plainly a person's own session counts as something less. */
    static SignIn.Kind kind(@Nullable JsonWebToken token) {
        if (token == null) {
            return SignIn.Kind.SERVICE;
        }
        String name = token.getClaim("preferred_username");
        if (name != null && name.startsWith(SERVICE_ACCOUNT)) {
            return SignIn.Kind.SERVICE;
        }
        if (token.containsClaim("impersonator")) {
            return SignIn.Kind.IMPERSONATED;
        }
        if (token.containsClaim("act") || token.containsClaim("may_act")) { // RFC 8693 §4.1, §4.4
            return SignIn.Kind.EXCHANGED;
        }
        String scope = token.getClaim("scope");
        if (scope != null && Arrays.asList(scope.split(" ")).contains("offline_access")) {
            return SignIn.Kind.OFFLINE;
        }
        return token.containsClaim("sid") || token.containsClaim("session_state")
                ? SignIn.Kind.INTERACTIVE
                : SignIn.Kind.SERVICE;
    }
}
