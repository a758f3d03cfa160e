package org.souffleur.media.io;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.souffleur.media.sdp.Offer;
import org.souffleur.media.srtp.SrtpProfile;

/**
 * Shakes hands with ourselves before anyone comes: the first handshake of a JVM takes 300 ms of class loading and
 * interpretation, later ones a few, and the first person to join should not be the one who waits.
 */
final class WarmHandshake {
    private static final int ROUNDS = 5;

    private WarmHandshake() {}

    static void run(Handshakes handshakes) {
        for (int i = 0; i < ROUNDS; i++) once(handshakes);
    }

    private static void once(Handshakes handshakes) {
        CompletableFuture<DtlsEndpoint> clientSide = new CompletableFuture<>();
        DtlsEndpoint server = new DtlsEndpoint(
                (b, from, length) -> clientSide.join().arrive(copy(b, from, length)), handshakes::await);
        DtlsEndpoint client = new DtlsEndpoint(
                (b, from, length) -> server.arrive(copy(b, from, length)),
                (arrivals, waitMs) -> arrivals.poll(waitMs, TimeUnit.MILLISECONDS));
        clientSide.complete(client);
        Offer.Fingerprint own = new Offer.Fingerprint("sha-256", handshakes.certificate.fingerprint());
        LegDtlsServer served = new LegDtlsServer(handshakes.crypto, handshakes.certificate, own, () -> {});
        handshakes.offer(() -> handshakes.protocol.accept(served, server), () -> {});
        try {
            new DTLSClientProtocol().connect(new Client(handshakes.certificate), client);
        } catch (IOException e) {
            // A cold start is slow, not wrong: the first leg will find out whether handshakes work.
            System.getLogger(WarmHandshake.class.getName())
                    .log(System.Logger.Level.WARNING, "The handshake with ourselves has failed.", e);
        }
    }

    private static byte[] copy(byte[] bytes, int from, int length) {
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    /** A client that trusts whoever answers, for it can only be us. */
    private static final class Client extends DefaultTlsClient {
        private final NodeCertificate certificate;

        Client(NodeCertificate certificate) {
            super(new BcTlsCrypto(new SecureRandom()));
            this.certificate = certificate;
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return ProtocolVersion.DTLSv12.only();
        }

        @Override
        public Hashtable getClientExtensions() throws IOException {
            Hashtable extensions = super.getClientExtensions();
            int[] profiles = {SrtpProfile.AEAD_AES_128_GCM.code};
            TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(profiles, TlsUtils.EMPTY_BYTES));
            return extensions;
        }

        @Override
        public TlsAuthentication getAuthentication() {
            return new TlsAuthentication() {
                @Override
                public void notifyServerCertificate(TlsServerCertificate shown) {}

                @Override
                public TlsCredentials getClientCredentials(CertificateRequest request) {
                    return new BcDefaultTlsCredentialedSigner(
                            new TlsCryptoParameters(context),
                            (BcTlsCrypto) getCrypto(),
                            certificate.key(),
                            certificate.chain(),
                            new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
                }
            };
        }
    }
}
