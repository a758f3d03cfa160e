/**
 * A network that is bad on purpose, between a browser and the relay: {@link org.souffleur.media.network.BadLink} decides
 * by a seed what becomes of each datagram and has no clock and no sockets of its own;
 * {@link org.souffleur.media.network.BadNetwork} carries real datagrams by what two of them decide. What never lives
 * here: what is measured with it.
 */
@NullMarked
package org.souffleur.media.network;

import org.jspecify.annotations.NullMarked;
