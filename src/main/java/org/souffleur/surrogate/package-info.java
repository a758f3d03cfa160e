/**
 * The volunteers who lend an OS a presence. Never here: their evenings (booking) or their yes (consent). Start at
 * {@link org.souffleur.surrogate.Surrogates}.
 */
@NullMarked
package org.souffleur.surrogate;

import org.jspecify.annotations.NullMarked;
