package org.souffleur.people;

import java.util.Set;

/** Who knocks at a door, as the sign-in service vouches for them. Being signed in never means being a party. */
public record Caller(AccountId account, Set<Role> roles, SignIn signIn) {
    public Caller {
        roles = Set.copyOf(roles);
        if (!account.equals(signIn.account())) {
            throw new IllegalArgumentException("a sign-in speaks for its own account only");
        }
    }

    public boolean isHost() {
        return roles.contains(Role.HOST);
    }
}
