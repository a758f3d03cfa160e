/**
 * How every page looks and whom it lets in: each page in each of its states, shown by a real Chromium in the real frame
 * with the real sign-in, while the API's answers are canned, so that a state takes a second and not an evening. What
 * never lives here: what an evening does; the journeys beside it show that. Start at {@link Scenes}.
 */
@NullMarked
package org.souffleur.journey.look;

import org.jspecify.annotations.NullMarked;
