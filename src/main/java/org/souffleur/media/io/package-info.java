/**
 * The part of the relay that touches the world: sockets, media threads, clocks, chance, and DTLS handshakes, which block
 * and therefore have their own few threads. It decides nothing about who hears whom. Start at {@link UdpRelay} for the
 * door and at {@link MediaThread} for the loop.
 */
@NullMarked
package org.souffleur.media.io;

import org.jspecify.annotations.NullMarked;
