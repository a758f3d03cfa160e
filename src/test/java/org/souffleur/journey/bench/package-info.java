/**
 * Puts one part of the service under load in a process of its own and prints what it took: {@code ./souffleur bench}.
 * What never lives here: anything the product needs to run, and any figure that was not measured. {@code Media…} is the
 * relay's bench, {@code Load…} the people who speak in it. Start at {@link Bench}.
 */
@NullMarked
package org.souffleur.journey.bench;

import org.jspecify.annotations.NullMarked;
