package org.souffleur.media.io;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Locale;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.AlertLevel;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;
import org.souffleur.media.sdp.Offer;
import org.souffleur.media.srtp.SrtpProfile;

/**
 * The server's side of one leg's DTLS 1.2 handshake (RFC 5764, RFC 8827 §6.5): the peer must show the certificate whose
 * digest its offer named, and agree on an SRTP profile.
 */
final class LegDtlsServer extends DefaultTlsServer {
    private final NodeCertificate ours;
    private final Offer.Fingerprint expected;
    private final Runnable closedByPeer;
    private @Nullable SrtpProfile profile;
    private byte @Nullable [] material;

    LegDtlsServer(BcTlsCrypto crypto, NodeCertificate ours, Offer.Fingerprint expected, Runnable closedByPeer) {
        super(crypto);
        this.ours = ours;
        this.expected = expected;
        this.closedByPeer = closedByPeer;
    }

    @Nullable
    SrtpProfile profile() {
        return profile;
    }

    /** Keys and salts of both directions; set once the handshake is complete. */
    byte @Nullable [] material() {
        return material;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return TlsUtils.getSupportedCipherSuites(getCrypto(), new int[] {
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
        });
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return 10_000; // a peer that takes longer has gone; the thread is needed
    }

    @Override
    protected TlsCredentialedSigner getECDSASignerCredentials() {
        return new BcDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                (BcTlsCrypto) getCrypto(),
                ours.key(),
                ours.chain(),
                new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
    }

    @Override
    public CertificateRequest getCertificateRequest() {
        Vector<SignatureAndHashAlgorithm> algorithms = new Vector<>();
        algorithms.add(new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
        algorithms.add(new SignatureAndHashAlgorithm(HashAlgorithm.sha384, SignatureAlgorithm.ecdsa));
        algorithms.add(new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.rsa));
        short[] types = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
        return new CertificateRequest(types, algorithms, null);
    }

    @Override
    public void notifyClientCertificate(@Nullable Certificate shown) throws IOException {
        if (shown == null || shown.isEmpty()) throw new TlsFatalAlert(AlertDescription.bad_certificate);
        byte[] encoded = shown.getCertificateAt(0).getEncoded();
        String hash = expected.hash().toUpperCase(Locale.ROOT);
        if (!NodeCertificate.fingerprint(hash, encoded).equals(expected.hex())) {
            throw new TlsFatalAlert(AlertDescription.bad_certificate); // RFC 8122 §6.2
        }
    }

    @Override
    public void processClientExtensions(Hashtable offered) throws IOException {
        super.processClientExtensions(offered);
        UseSRTPData srtp = TlsSRTPUtils.getUseSRTPExtension(offered);
        if (srtp == null) throw new TlsFatalAlert(AlertDescription.illegal_parameter);
        for (SrtpProfile candidate : SrtpProfile.values()) {
            for (int code : srtp.getProtectionProfiles()) {
                if (profile == null && code == candidate.code) profile = candidate;
            }
        }
        if (profile == null) throw new TlsFatalAlert(AlertDescription.illegal_parameter);
    }

    @Override
    public Hashtable getServerExtensions() throws IOException {
        Hashtable extensions = super.getServerExtensions();
        SrtpProfile chosen = profile;
        if (chosen != null) {
            TlsSRTPUtils.addUseSRTPExtension(
                    extensions, new UseSRTPData(new int[] {chosen.code}, TlsUtils.EMPTY_BYTES));
        }
        return extensions;
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        SrtpProfile chosen = profile;
        if (chosen != null) {
            material = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, chosen.materialLength());
        }
    }

    @Override
    public void notifyAlertReceived(short level, short description) {
        // Before there are keys an alert is anybody's word: the handshake ends by it, the leg does not.
        if (material == null) return;
        if (description == AlertDescription.close_notify || level == AlertLevel.fatal) closedByPeer.run();
    }
}
