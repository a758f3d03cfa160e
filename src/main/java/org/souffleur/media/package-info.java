/**
 * Moves packets. Knows legs, seats and rooms, never people: what a seat stands for and why a route is allowed is
 * somebody else's business. What never lives here: identities, consent, rows, HTTP. Start at {@link Relay}.
 */
@NullMarked
package org.souffleur.media;

import org.jspecify.annotations.NullMarked;
