/**
 * Protects and unprotects packets with the keys of one leg (RFC 3711, RFC 7714): the RTP of AES-GCM by our own
 * {@link GcmStream}, the rest by jitsi-srtp, over one pinned AES provider. No handshake lives here and no sockets; keys come in, and they never leave. Start at {@link SrtpSession}.
 */
@NullMarked
package org.souffleur.media.srtp;

import org.jspecify.annotations.NullMarked;
