package org.souffleur.consent.ledger;

import org.souffleur.people.EveningId;

/**
 * A chain's end.
 *
 * @param count entries in the chain
 * @param hash of its last entry; of a chain without entries, what the first will lean on
 */
public record Head(int count, byte[] hash) {
    static Head ofNothing(EveningId evening) {
        return new Head(0, LedgerEntry.root(evening));
    }
}
