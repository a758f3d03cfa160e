/**
 * Janus, another relay, as a process of its own that is asked over its HTTP interface: what our own relay is measured
 * against. What never lives here: anything of Janus', which is Debian's package and only run, and anything that measures.
 * Start at {@link org.souffleur.journey.janus.JanusServer}.
 */
@NullMarked
package org.souffleur.journey.janus;

import org.jspecify.annotations.NullMarked;
