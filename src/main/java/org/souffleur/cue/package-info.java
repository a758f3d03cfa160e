/**
 * What an OS asks of a surrogate in one glance: words to her mouth, a gesture, a move, a pace, a breath, a pause, each
 * due at a moment of the session clock. Facts and rules only: no people, no sockets, no clock, and nothing that is kept
 * after the evening. Start at {@link org.souffleur.cue.CueScore}; {@link org.souffleur.cue.CueNews} is what is told.
 */
@NullMarked
package org.souffleur.cue;

import org.jspecify.annotations.NullMarked;
