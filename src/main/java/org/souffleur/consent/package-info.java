/**
 * Who said yes to what, until when, and what may therefore happen. Only this package can make a {@link
 * org.souffleur.consent.ConsentLease}. Never here: media, state of an evening, the bytes of the ledger
 * (consent.ledger). Start at {@link org.souffleur.consent.ConsentRules}.
 */
@NullMarked
package org.souffleur.consent;

import org.jspecify.annotations.NullMarked;
