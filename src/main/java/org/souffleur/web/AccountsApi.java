package org.souffleur.web;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.souffleur.people.AccountId;
import org.souffleur.people.Accounts;
import org.souffleur.people.Ids;

/** What a host may do with an account: shut it, and open it again. */
@Path("/api/accounts/{account}/block")
@RolesAllowed("host")
public class AccountsApi {
    private final Accounts accounts;

    AccountsApi(Accounts accounts) {
        this.accounts = accounts;
    }

    @PUT
    public Uni<Response> block(@PathParam("account") String account) {
        return known(account) ? accounts.block(new AccountId(account)).map(AccountsApi::done) : nobody();
    }

    @DELETE
    public Uni<Response> unblock(@PathParam("account") String account) {
        return known(account) ? accounts.unblock(new AccountId(account)).map(AccountsApi::done) : nobody();
    }

    /** Keycloak's subjects are UUIDs; nothing else goes into an address of its API. */
    private static boolean known(String account) {
        return Ids.parse(account).isPresent();
    }

    private static Response done(boolean there) {
        return there ? Response.noContent().build() : Answers.notFound();
    }

    private static Uni<Response> nobody() {
        return Uni.createFrom().item(Answers.notFound());
    }
}
