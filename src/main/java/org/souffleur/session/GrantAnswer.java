package org.souffleur.session;

import java.util.function.Function;
import org.souffleur.consent.Receipt;
import org.souffleur.consent.SignInRules;

/** The answer to a yes. */
public sealed interface GrantAnswer {
    <T> T fold(
            Function<Granted, T> granted,
            Function<NeedsSignIn, T> needsSignIn,
            Function<NoSuchSubject, T> noSuchSubject,
            Function<Over, T> over,
            Function<NotYours, T> notYours,
            Function<LedgerAway, T> ledgerAway);

    /** It is in the ledger. */
    record Granted(EveningView view, Receipt receipt) implements GrantAnswer {
        @Override
        public <T> T fold(
                Function<Granted, T> granted,
                Function<NeedsSignIn, T> needsSignIn,
                Function<NoSuchSubject, T> noSuchSubject,
                Function<Over, T> over,
                Function<NotYours, T> notYours,
                Function<LedgerAway, T> ledgerAway) {
            return granted.apply(this);
        }
    }

    /** The sign-in does not carry a yes; signing in anew by oneself may. */
    record NeedsSignIn(SignInRules.Refusal why) implements GrantAnswer {
        @Override
        public <T> T fold(
                Function<Granted, T> granted,
                Function<NeedsSignIn, T> needsSignIn,
                Function<NoSuchSubject, T> noSuchSubject,
                Function<Over, T> over,
                Function<NotYours, T> notYours,
                Function<LedgerAway, T> ledgerAway) {
            return needsSignIn.apply(this);
        }
    }

    /** No such subject in this evening, or not one that needs this seat's yes. */
    record NoSuchSubject() implements GrantAnswer {
        @Override
        public <T> T fold(
                Function<Granted, T> granted,
                Function<NeedsSignIn, T> needsSignIn,
                Function<NoSuchSubject, T> noSuchSubject,
                Function<Over, T> over,
                Function<NotYours, T> notYours,
                Function<LedgerAway, T> ledgerAway) {
            return noSuchSubject.apply(this);
        }
    }

    /** The evening is over. */
    record Over() implements GrantAnswer {
        @Override
        public <T> T fold(
                Function<Granted, T> granted,
                Function<NeedsSignIn, T> needsSignIn,
                Function<NoSuchSubject, T> noSuchSubject,
                Function<Over, T> over,
                Function<NotYours, T> notYours,
                Function<LedgerAway, T> ledgerAway) {
            return over.apply(this);
        }
    }

    /** Not a party, or no such evening: the caller cannot tell which. */
    record NotYours() implements GrantAnswer {
        @Override
        public <T> T fold(
                Function<Granted, T> granted,
                Function<NeedsSignIn, T> needsSignIn,
                Function<NoSuchSubject, T> noSuchSubject,
                Function<Over, T> over,
                Function<NotYours, T> notYours,
                Function<LedgerAway, T> ledgerAway) {
            return notYours.apply(this);
        }
    }

    /** The ledger cannot be written just now; nothing was granted. */
    record LedgerAway() implements GrantAnswer {
        @Override
        public <T> T fold(
                Function<Granted, T> granted,
                Function<NeedsSignIn, T> needsSignIn,
                Function<NoSuchSubject, T> noSuchSubject,
                Function<Over, T> over,
                Function<NotYours, T> notYours,
                Function<LedgerAway, T> ledgerAway) {
            return ledgerAway.apply(this);
        }
    }
}
