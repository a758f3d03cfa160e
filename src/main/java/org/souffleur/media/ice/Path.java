package org.souffleur.media.ice;

import java.net.InetSocketAddress;

/**
 * A pair of addresses: one of our sockets and where its datagrams come from.
 *
 * @param socket the index of the local socket on its media thread
 */
public record Path(int socket, InetSocketAddress remote) {}
