/**
 * Opus by the libopus that libjitsi carries for every platform: PCM in, packets out, and back. The relay itself never
 * transcodes a voice; this is for the house's own notices and for tests. No files, no sockets. Start at
 * {@link OpusEncoder}.
 */
@NullMarked
package org.souffleur.media.opus;

import org.jspecify.annotations.NullMarked;
