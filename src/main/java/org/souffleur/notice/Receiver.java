package org.souffleur.notice;

import java.util.function.Function;
import org.souffleur.people.AccountId;
import org.souffleur.people.MailAddress;

/** Whom a letter is for. */
public sealed interface Receiver {
    <T> T fold(Function<AccountId, T> member, Function<MailAddress, T> outsider);

    /** Somebody with an account: their address is asked of the sign-in service when the letter goes, and never kept. */
    record Member(AccountId account) implements Receiver {
        @Override
        public <T> T fold(Function<AccountId, T> member, Function<MailAddress, T> outsider) {
            return member.apply(account);
        }
    }

    /** Somebody without one, such as a safety contact; the address goes with the letter. */
    record Outsider(MailAddress address) implements Receiver {
        @Override
        public <T> T fold(Function<AccountId, T> member, Function<MailAddress, T> outsider) {
            return outsider.apply(address);
        }
    }
}
