/**
 * The live evening itself, in memory and without a clock, a thread or a database of its own: its states, its
 * lease, what flows. Start at {@link org.souffleur.session.live.Flows} and {@link
 * org.souffleur.session.live.LiveSession}.
 */
@NullMarked
package org.souffleur.session.live;

import org.jspecify.annotations.NullMarked;
