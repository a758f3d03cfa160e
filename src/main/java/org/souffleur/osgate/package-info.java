/**
 * Where an OS comes from when no browser speaks for it: the recordings that live in the service, and later programs and
 * providers over connections of their own. Never here: what an OS may do (session, consent), packets (media), a voice
 * that pretends to be somebody. Start at {@code resident}, the OS that is a recording.
 */
@NullMarked
package org.souffleur.osgate;

import org.jspecify.annotations.NullMarked;
