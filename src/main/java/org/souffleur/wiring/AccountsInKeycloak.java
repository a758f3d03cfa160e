package org.souffleur.wiring;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserRepresentation;
import org.souffleur.people.AccountId;
import org.souffleur.people.Accounts;
import org.souffleur.people.MailAddress;

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
                    return true;
                })
                .map(Optional::isPresent);
    }

    @Override
    public Uni<Boolean> unblock(AccountId account) {
        return on(account, user -> {
                    enable(user, true);
                    return true;
                })
                .map(Optional::isPresent);
    }

    @Override
    public Uni<Optional<MailAddress>> mail(AccountId account) {
        return on(account, user -> Optional.ofNullable(user.toRepresentation().getEmail()))
                .map(found -> found.flatMap(written -> written).flatMap(MailAddress::parse));
    }

    private static void enable(UserResource user, boolean enabled) {
        UserRepresentation account = user.toRepresentation();
        account.setEnabled(enabled);
        user.update(account);
    }

    /** Empty where there is no such account. Keycloak's client blocks, so it runs where blocking is fine. */
    private <T> Uni<Optional<T>> on(AccountId account, Function<UserResource, T> what) {
        return Uni.createFrom()
                .item(() -> inARequest(() -> {
                    try {
                        return Optional.of(
                                what.apply(keycloak.realm(realm).users().get(account.subject())));
                    } catch (WebApplicationException e) {
                        if (e.getResponse().getStatus() == 404) {
                            return Optional.<T>empty();
                        }
                        throw new IllegalStateException(
                                "Keycloak answered " + e.getResponse().getStatus(), e);
                    }
                }))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(OwnContext.here());
    }

    /** The client lives as long as a request does; a letter that goes by the clock has none. */
    private static <T> T inARequest(Supplier<T> work) {
        ManagedContext request = Arc.container().requestContext();
        if (request.isActive()) {
            return work.get();
        }
        request.activate();
        try {
            return work.get();
        } finally {
            request.terminate();
        }
    }
}
