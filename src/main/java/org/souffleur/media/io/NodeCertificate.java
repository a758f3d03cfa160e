package org.souffleur.media.io;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Date;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * The node's P-256 certificate, signed by itself and made anew at each start: the answer's fingerprint vouches for it,
 * nothing else does.
 */
record NodeCertificate(AsymmetricKeyParameter key, Certificate chain, String fingerprint) {
    private static final long DAY_MS = 86_400_000L;

    static NodeCertificate make(BcTlsCrypto crypto, long nowUnixMs) {
        SecureRandom random = crypto.getSecureRandom();
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(
                new ECKeyGenerationParameters(ECNamedDomainParameters.lookup(SECObjectIdentifiers.secp256r1), random));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        try {
            SubjectPublicKeyInfo subject = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic());
            X500Name name = new X500Name("CN=souffleur");
            byte[] encoded = new X509v3CertificateBuilder(
                            name,
                            new BigInteger(64, random).add(BigInteger.ONE),
                            new Date(nowUnixMs - DAY_MS), // for clocks that are behind
                            new Date(nowUnixMs + 90 * DAY_MS),
                            name,
                            subject)
                    .build(new BcECContentSignerBuilder(
                                    new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256),
                                    new DefaultDigestAlgorithmIdentifierFinder()
                                            .find(new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256)))
                            .build(pair.getPrivate()))
                    .getEncoded();
            TlsCertificate certificate = crypto.createCertificate(encoded);
            Certificate chain = new Certificate(new TlsCertificate[] {certificate});
            return new NodeCertificate(pair.getPrivate(), chain, fingerprint("SHA-256", encoded));
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("a fresh P-256 certificate could not be made", e);
        }
    }

    /** Upper-case hex with colons (RFC 8122 §5). */
    static String fingerprint(String hash, byte[] certificate) {
        try {
            byte[] digest = MessageDigest.getInstance(hash).digest(certificate);
            StringBuilder hex = new StringBuilder();
            for (byte b : digest) hex.append(hex.length() == 0 ? "" : ":").append(String.format("%02X", b));
            return hex.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + hash, e);
        }
    }
}
