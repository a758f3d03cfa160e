/**
 * Who somebody is to us: ids, roles, accounts, seats, how they signed in, and, in {@code joining},
 * how they come to a first evening. Never here: what anybody allowed, or when (consent, booking). Start at
 * {@link org.souffleur.people.Caller}.
 */
@NullMarked
package org.souffleur.people;

import org.jspecify.annotations.NullMarked;
