package org.souffleur.media.peer;

import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.souffleur.media.srtp.SrtpProfile;

/** The client's whole handshake for those who bring their own datagrams: blocks until there are keys. */
public final class PeerHandshake {
    private PeerHandshake() {}

    /**
     * Gives the keying material as an {@link org.souffleur.media.srtp.SrtpSession} wants it, the peer being the client.
     *
     * @param expectedFingerprint SHA-256 of the certificate that the answer named, as in {@code a=fingerprint}
     * @throws IOException where the other side does not answer, or is somebody else
     */
    public static byte[] over(
            DatagramTransport datagrams, PeerIdentity identity, String expectedFingerprint, SrtpProfile profile)
            throws IOException {
        PeerDtlsClient client = new PeerDtlsClient(
                new BcTlsCrypto(new SecureRandom()), identity, expectedFingerprint, profile, () -> {});
        new DTLSClientProtocol().connect(client, datagrams);
        return client.material;
    }
}
