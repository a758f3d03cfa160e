package org.souffleur.media.peer;

import org.bouncycastle.tls.DatagramTransport;

/** DTLS over a socket that is somebody else's and outlives it. */
public abstract class PeerDatagrams implements DatagramTransport {
    @Override
    public int getReceiveLimit() {
        return 1500;
    }

    @Override
    public int getSendLimit() {
        return 1200;
    }

    @Override
    public void close() {}
}
