/**
 * The paper that consent is written on: append-only entries, one hash chain per evening, signed checkpoints over
 * all chains, and their verification. It never knows what an entry means. Start at {@link
 * org.souffleur.consent.ledger.Ledger}.
 */
@NullMarked
package org.souffleur.consent.ledger;

import org.jspecify.annotations.NullMarked;
