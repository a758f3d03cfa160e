package org.souffleur.wiring.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * The certificate authority of one data directory, which phones are asked to trust. Since it lies on somebody's desk,
 * it can vouch for private addresses, {@code .local} names and this machine's own addresses, and for nothing else: its
 * name constraints (RFC 5280 §4.2.1.10) say so, and a stolen key opens nobody's bank.
 */
public final class LanAuthority {
    /** Apple accepts 825 days under an authority that a person installed, and browsers 398 under a public one. */
    static final Duration LEAF_LIFE = Duration.ofDays(397);

    /** Whoever trusted it once is not asked again for three years. */
    private static final Duration LIFE = Duration.ofDays(1096);

    /** A phone's clock may be behind ours. */
    private static final Duration BACKDATE = Duration.ofDays(1);

    /** RFC 1918, 3927, 6598, 4193, 4291 and the loopback: what a home, a hall or a tunnel between them uses. */
    private static final List<String> PRIVATE = List.of(
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "169.254.0.0/16",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "fc00::/7",
            "fe80::/10",
            "::1/128");

    private static final List<String> NAMES = List.of("local", "localhost");
    private static final String SIGNATURE = "SHA256withECDSA";

    private final X509Certificate certificate;
    private final PrivateKey key;
    private final boolean isNew;

    private LanAuthority(X509Certificate certificate, PrivateKey key, boolean isNew) {
        this.certificate = certificate;
        this.key = key;
        this.isNew = isNew;
    }

    /** A server's certificate with its chain, and its key, both as PEM. */
    public record Leaf(X509Certificate certificate, String chainPem, String keyPem) {}

    /**
     * The authority kept in this directory; made where there is none, or where the one there has run out or may not
     * vouch for an address that this machine has now.
     */
    public static LanAuthority in(Path directory, LanAddresses machine, Instant now) {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Optional<LanAuthority> kept = kept(directory);
            if (kept.isPresent() && kept.get().serves(machine, now)) {
                return kept.get();
            }
            LanAuthority made = make(machine, now);
            // The key first: a certificate without its key would be taken for a whole authority.
            StackDirectory.writeSecret(directory.resolve("ca.key"), pem(made.key));
            Files.writeString(directory.resolve("ca.crt"), pem(made.certificate));
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("the certificate authority in " + directory + " cannot be kept", e);
        }
    }

    private static Optional<LanAuthority> kept(Path directory) throws IOException {
        Path certificate = directory.resolve("ca.crt");
        Path key = directory.resolve("ca.key");
        if (!Files.exists(certificate) || !Files.exists(key)) {
            return Optional.empty();
        }
        try (Reader certificateText = new StringReader(Files.readString(certificate));
                PEMParser certificates = new PEMParser(certificateText);
                Reader keyText = new StringReader(Files.readString(key));
                PEMParser keys = new PEMParser(keyText)) {
            return certificates.readObject() instanceof org.bouncycastle.cert.X509CertificateHolder holder
                            && keys.readObject() instanceof PrivateKeyInfo info
                    ? Optional.of(new LanAuthority(
                            new JcaX509CertificateConverter().getCertificate(holder),
                            new JcaPEMKeyConverter().getPrivateKey(info),
                            false))
                    : Optional.empty();
        } catch (GeneralSecurityException broken) {
            return Optional.empty();
        }
    }

    private boolean serves(LanAddresses machine, Instant now) {
        return certificate.getNotAfter().toInstant().isAfter(now.plus(LEAF_LIFE))
                && machine.addresses().stream().allMatch(this::permits);
    }

    private static LanAuthority make(LanAddresses machine, Instant now) {
        KeyPair pair = keyPair();
        String host = machine.names().stream().findFirst().orElse("this network");
        X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, "Souffleur on " + host)
                .addRDN(
                        BCStyle.CN,
                        "Souffleur on " + host + ", " + now.toString().substring(0, 10))
                .build();
        List<GeneralSubtree> permitted = new ArrayList<>();
        NAMES.forEach(dns -> permitted.add(new GeneralSubtree(new GeneralName(GeneralName.dNSName, dns))));
        PRIVATE.forEach(range -> permitted.add(subtree(range)));
        machine.addresses().stream()
                .filter(address -> PRIVATE.stream().noneMatch(range -> covers(range, address)))
                .forEach(address ->
                        permitted.add(subtree(address.getHostAddress() + "/" + 8 * address.getAddress().length)));
        try {
            JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                            name,
                            serial(),
                            Date.from(now.minus(BACKDATE)),
                            Date.from(now.plus(LIFE)),
                            name,
                            pair.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
                    .addExtension(
                            Extension.nameConstraints,
                            true,
                            new NameConstraints(permitted.toArray(GeneralSubtree[]::new), null))
                    .addExtension(
                            Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(pair.getPublic()));
            return new LanAuthority(signed(builder, pair.getPrivate()), pair.getPrivate(), true);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no certificate authority could be made", e);
        }
    }

    /** A certificate for this machine as it is addressed today, and for this machine by its loopback names. */
    public Leaf issue(LanAddresses machine, Instant now) {
        List<GeneralName> names = new ArrayList<>();
        machine.names().forEach(name -> names.add(new GeneralName(GeneralName.dNSName, name)));
        names.add(new GeneralName(GeneralName.dNSName, "localhost"));
        machine.addresses().forEach(address -> names.add(ip(address)));
        if (!machine.addresses().contains(address("127.0.0.1"))) {
            names.add(ip(address("127.0.0.1")));
        }
        KeyPair pair = keyPair();
        try {
            JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                            X500Name.getInstance(
                                    certificate.getSubjectX500Principal().getEncoded()),
                            serial(),
                            Date.from(now.minus(BACKDATE)),
                            Date.from(now.minus(BACKDATE).plus(LEAF_LIFE)),
                            new X500NameBuilder(BCStyle.INSTANCE)
                                    .addRDN(BCStyle.CN, "Souffleur, this start")
                                    .build(),
                            pair.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .addExtension(
                            Extension.subjectAlternativeName,
                            false,
                            new GeneralNames(names.toArray(GeneralName[]::new)))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            ids.createAuthorityKeyIdentifier(certificate.getPublicKey()))
                    .addExtension(
                            Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(pair.getPublic()));
            X509Certificate leaf = signed(builder, key);
            return new Leaf(leaf, pem(leaf) + pem(certificate), pem(pair.getPrivate()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no certificate could be made for this machine", e);
        }
    }

    /** Whether it was made by this start, so that no phone can know it yet. */
    public boolean isNew() {
        return isNew;
    }

    /** What phones are asked to trust. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** By which a person tells it from another one: SHA-256 over the certificate, as phones show it. */
    public String fingerprint() {
        try {
            return HexFormat.ofDelimiter(" ")
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether the name constraints let this authority vouch for the address. */
    boolean permits(InetAddress address) {
        byte[] extension = certificate.getExtensionValue(Extension.nameConstraints.getId());
        NameConstraints constraints = NameConstraints.getInstance(
                DEROctetString.getInstance(extension).getOctets());
        for (GeneralSubtree permitted : constraints.getPermittedSubtrees()) {
            ASN1Encodable name = permitted.getBase().getName();
            if (permitted.getBase().getTagNo() == GeneralName.iPAddress
                    && covers(DEROctetString.getInstance(name).getOctets(), address)) {
                return true;
            }
        }
        return false;
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey by)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(by)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /** RFC 5280 §4.1.2.2: positive and at most 20 octets. */
    private static BigInteger serial() {
        return new BigInteger(127, new SecureRandom()).setBit(0);
    }

    private static GeneralName ip(InetAddress address) {
        return new GeneralName(GeneralName.iPAddress, new DEROctetString(address.getAddress()));
    }

    private static GeneralSubtree subtree(String range) {
        return new GeneralSubtree(new GeneralName(GeneralName.iPAddress, new DEROctetString(octets(range))));
    }

    private static boolean covers(String range, InetAddress address) {
        return covers(octets(range), address);
    }

    private static boolean covers(byte[] range, InetAddress address) {
        byte[] octets = address.getAddress();
        if (range.length != 2 * octets.length) {
            return false;
        }
        for (int i = 0; i < octets.length; i++) {
            if (((octets[i] ^ range[i]) & range[octets.length + i]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** RFC 5280 §4.2.1.10: the address, then its mask. */
    private static byte[] octets(String range) {
        String[] parts = range.split("/");
        byte[] base = address(parts[0]).getAddress();
        int bits = Integer.parseInt(parts[1]);
        byte[] octets = new byte[2 * base.length];
        System.arraycopy(base, 0, octets, 0, base.length);
        for (int bit = 0; bit < bits; bit++) {
            octets[base.length + bit / 8] |= (byte) (0x80 >> bit % 8);
        }
        return octets;
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal + " is not an address", e);
        }
    }

    private static String pem(X509Certificate certificate) throws IOException {
        return pem((Object) certificate);
    }

    /** In PKCS #8, which both Java and everybody else read. */
    private static String pem(PrivateKey key) throws IOException {
        return pem(new PemObject("PRIVATE KEY", key.getEncoded()));
    }

    private static String pem(Object what) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(what);
        }
        return text.toString();
    }
}
