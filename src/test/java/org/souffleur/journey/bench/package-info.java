/**
 * Measurements on native peers: {@code ./souffleur bench NAME}. Each prints one JSON object, with its control in the
 * same run. What never lives here: an assertion about time, and any figure that was not measured. Start at {@link Bench}.
 */
@NullMarked
package org.souffleur.journey.bench;

import org.jspecify.annotations.NullMarked;
