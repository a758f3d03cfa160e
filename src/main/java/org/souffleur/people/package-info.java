/**
 * Who somebody is to us: ids, roles, accounts, seats, and how they signed in. Never here: what anybody allowed,
 * or when (consent, booking). Start at {@link org.souffleur.people.Caller}.
 */
@NullMarked
package org.souffleur.people;

import org.jspecify.annotations.NullMarked;
