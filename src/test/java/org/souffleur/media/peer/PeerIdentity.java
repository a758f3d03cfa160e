package org.souffleur.media.peer;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Date;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;

/** A peer's self-signed P-256 certificate. */
public record PeerIdentity(AsymmetricKeyParameter key, byte[] certificate) {

    public static PeerIdentity make() {
        try {
            SecureRandom random = new SecureRandom();
            ECKeyPairGenerator generator = new ECKeyPairGenerator();
            generator.init(new ECKeyGenerationParameters(
                    ECNamedDomainParameters.lookup(SECObjectIdentifiers.secp256r1), random));
            AsymmetricCipherKeyPair pair = generator.generateKeyPair();
            AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
            AlgorithmIdentifier digest = new DefaultDigestAlgorithmIdentifierFinder().find(algorithm);
            X500Name name = new X500Name("CN=peer");
            long now = System.currentTimeMillis();
            byte[] certificate = new X509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            new Date(now - 86_400_000L),
                            new Date(now + 86_400_000L),
                            name,
                            SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic()))
                    .build(new BcECContentSignerBuilder(algorithm, digest).build(pair.getPrivate()))
                    .getEncoded();
            return new PeerIdentity(pair.getPrivate(), certificate);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public String fingerprint() {
        return fingerprint(certificate);
    }

    static String fingerprint(byte[] certificate) {
        try {
            StringBuilder hex = new StringBuilder();
            for (byte b : MessageDigest.getInstance("SHA-256").digest(certificate)) {
                hex.append(hex.length() == 0 ? "" : ":").append(String.format("%02X", b));
            }
            return hex.toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
