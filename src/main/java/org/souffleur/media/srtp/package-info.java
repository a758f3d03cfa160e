/**
 * Protects and unprotects packets with the keys of one leg (RFC 3711, RFC 7714), over jitsi-srtp with one pinned AES
 * provider. No handshake lives here and no sockets; keys come in, and they never leave. Start at {@link SrtpSession}.
 */
@NullMarked
package org.souffleur.media.srtp;

import org.jspecify.annotations.NullMarked;
