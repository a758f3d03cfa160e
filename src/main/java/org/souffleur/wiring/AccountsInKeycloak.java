package org.souffleur.wiring;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Consumer;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserRepresentation;
import org.souffleur.people.AccountId;
import org.souffleur.people.Accounts;

/** Through Keycloak's admin API, as a client that may manage users and nothing else. */
@ApplicationScoped
class AccountsInKeycloak implements Accounts {
    private final Keycloak keycloak;
    private final String realm;

    AccountsInKeycloak(Keycloak keycloak, SouffleurSettings settings) {
        this.keycloak = keycloak;
        this.realm = settings.keycloak().realm();
    }

    @Override
    public Uni<Boolean> block(AccountId account) {
        return on(account, user -> {
            enable(user, false);
            user.logout();
        });
    }

    @Override
    public Uni<Boolean> unblock(AccountId account) {
        return on(account, user -> enable(user, true));
    }

    private static void enable(UserResource user, boolean enabled) {
        UserRepresentation account = user.toRepresentation();
        account.setEnabled(enabled);
        user.update(account);
    }

    /** Keycloak's client blocks, so it runs where blocking is fine. */
    private Uni<Boolean> on(AccountId account, Consumer<UserResource> what) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        what.accept(keycloak.realm(realm).users().get(account.subject()));
                        return true;
                    } catch (WebApplicationException e) {
                        if (e.getResponse().getStatus() == 404) {
                            return false;
                        }
                        throw new IllegalStateException(
                                "Keycloak answered " + e.getResponse().getStatus(), e);
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
