/**
 * Measures a whole evening at real ears: Chromiums whose outputs are recorded outside of them, in one sample clock.
 * What never lives here: anything the product needs to run, and any figure that was not measured. The pure parts
 * ({@link Chirps}, {@link Sound}) take samples and give numbers. Start at {@link Rehearse}.
 */
@NullMarked
package org.souffleur.journey.rehearse;

import org.jspecify.annotations.NullMarked;
