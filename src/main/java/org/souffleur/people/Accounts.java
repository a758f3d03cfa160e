package org.souffleur.people;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The sign-in service's accounts, as far as we may touch them. */
public interface Accounts {
    /**
     * Nobody signs in by this account any more, and its sessions end; a token that is out already lives its last
     * minutes.
     *
     * @return false where there is no such account
     */
    Uni<Boolean> block(AccountId account);

    /**
     * Lets the account sign in again.
     *
     * @return false where there is no such account
     */
    Uni<Boolean> unblock(AccountId account);

    /** Where e-mail finds the account's owner; asked each time and kept nowhere. Empty without one. */
    Uni<Optional<MailAddress>> mail(AccountId account);
}
