/**
 * Reads offers and writes answers (RFC 8866, RFC 8829, RFC 9725): text in, agreed m-lines out. No addresses of anybody
 * but ourselves are kept: a peer's candidates are not even read. Start at {@link Negotiation}.
 */
@NullMarked
package org.souffleur.media.sdp;

import org.jspecify.annotations.NullMarked;
