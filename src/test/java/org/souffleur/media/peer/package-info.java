/**
 * A peer of the relay without a browser: real socket, real ICE checks, real DTLS and SRTP. For tests and rehearsals that
 * must know when the last packet came in at the receiver's own socket. Start at {@link NativePeer}.
 * {@link RoomPeer} is the half of one that needs no network, for rooms on a virtual clock.
 */
package org.souffleur.media.peer;
