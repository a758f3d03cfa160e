package org.souffleur.wiring.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final int SERVER_NAMES_DNS = 2;
    private static final int SERVER_NAMES_IP = 7;

    @TempDir
    Path data;

    @Test
    void theChainIsGoodForEachAddressAndNameOfThisMachineAndForNoOther() throws Exception {
        LanAddresses machine = machine("192.168.1.20", "fd12::20", "198.51.100.7");
        LanAuthority authority = LanAuthority.in(data, machine, NOW);
        X509Certificate leaf = authority.issue(machine, NOW).certificate();
        assertThatCode(() -> validate(authority, leaf, NOW)).doesNotThrowAnyException();
        assertThat(names(leaf, SERVER_NAMES_DNS)).containsExactlyInAnyOrder("stage.local", "localhost");
        assertThat(names(leaf, SERVER_NAMES_IP))
                .containsExactlyInAnyOrder("192.168.1.20", "fd12:0:0:0:0:0:0:20", "198.51.100.7", "127.0.0.1");
    }

    @Test
    void aStolenKeyVouchesForNobodyOnTheInternet() throws Exception {
        LanAddresses home = machine("192.168.1.20");
        LanAuthority authority = LanAuthority.in(data, home, NOW);
        LanAddresses elsewhere = machine("192.168.1.20", "198.51.100.7");
        assertThat(authority.permits(InetAddress.getByName("10.1.2.3"))).isTrue();
        assertThat(authority.permits(InetAddress.getByName("11.1.2.3"))).isFalse();
        assertThat(authority.permits(InetAddress.getByName("fd00::1"))).isTrue();
        assertThat(authority.permits(InetAddress.getByName("2001:db8::1"))).isFalse();
        X509Certificate forAnother = authority.issue(elsewhere, NOW).certificate();
        assertThatThrownBy(() -> validate(authority, forAnother, NOW)).isInstanceOf(CertPathValidatorException.class);
        X509Certificate forABank = authority
                .issue(new LanAddresses(home.addresses(), List.of("bank.example")), NOW)
                .certificate();
        assertThatThrownBy(() -> validate(authority, forABank, NOW)).isInstanceOf(CertPathValidatorException.class);
    }

    @Test
    void theAuthoritySignsAndTheLeafServesAndNeitherDoesTheOthersWork() throws Exception {
        LanAddresses machine = machine("192.168.1.20");
        LanAuthority authority = LanAuthority.in(data, machine, NOW);
        X509Certificate leaf = authority.issue(machine, NOW).certificate();
        assertThat(authority.certificate().getBasicConstraints()).isZero();
        assertThat(authority.certificate().getKeyUsage()).startsWith(false, false, false, false, false, true);
        assertThat(authority.certificate().getCriticalExtensionOIDs()).contains(Extension.nameConstraints.getId());
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
        assertThat(leaf.getKeyUsage()).startsWith(true, false, false, false, false, false);
        assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    }

    @Test
    void theLeafLives397DaysAtMost() throws Exception {
        LanAddresses machine = machine("192.168.1.20");
        LanAuthority authority = LanAuthority.in(data, machine, NOW);
        X509Certificate leaf = authority.issue(machine, NOW).certificate();
        assertThat(Duration.between(
                        leaf.getNotBefore().toInstant(), leaf.getNotAfter().toInstant()))
                .isEqualTo(Duration.ofDays(397));
        Instant last = leaf.getNotAfter().toInstant();
        assertThatCode(() -> validate(authority, leaf, last)).doesNotThrowAnyException();
        assertThatThrownBy(() -> validate(authority, leaf, last.plusSeconds(1)))
                .isInstanceOf(CertPathValidatorException.class);
    }

    @Test
    void anotherStartKeepsTheAuthorityAndMakesAnotherLeaf() {
        LanAddresses machine = machine("192.168.1.20");
        LanAuthority first = LanAuthority.in(data, machine, NOW);
        LanAuthority second = LanAuthority.in(data, machine("192.168.7.3"), NOW.plus(Duration.ofDays(90)));
        assertThat(first.isNew()).isTrue();
        assertThat(second.isNew()).isFalse();
        assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(second.issue(machine, NOW).certificate())
                .isNotEqualTo(first.issue(machine, NOW).certificate());
    }

    @Test
    void anAuthorityThatMayNotVouchForThisMachineOrRunsOutIsMadeAnew() {
        LanAuthority first = LanAuthority.in(data, machine("192.168.1.20"), NOW);
        assertThat(LanAuthority.in(data, machine("198.51.100.7"), NOW).fingerprint())
                .isNotEqualTo(first.fingerprint());
        Instant late = NOW.plus(Duration.ofDays(1096)).minus(LanAuthority.LEAF_LIFE);
        String kept = LanAuthority.in(data, machine("198.51.100.7"), late.minusSeconds(1))
                .fingerprint();
        assertThat(LanAuthority.in(data, machine("198.51.100.7"), late).fingerprint())
                .isNotEqualTo(kept);
    }

    @Test
    void aHalfWrittenAuthorityIsMadeAnewAndNotTrusted() throws IOException {
        LanAuthority first = LanAuthority.in(data, machine("192.168.1.20"), NOW);
        Files.delete(data.resolve("ca.key"));
        LanAuthority second = LanAuthority.in(data, machine("192.168.1.20"), NOW);
        assertThat(second.isNew()).isTrue();
        assertThat(second.fingerprint()).isNotEqualTo(first.fingerprint());
    }

    @Test
    void onlyItsOwnerReadsTheKey() throws IOException {
        LanAuthority.in(data.resolve("authority"), machine("192.168.1.20"), NOW);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(data.resolve("authority").resolve("ca.key"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("authority"))))
                .isEqualTo("rwx------");
    }

    /**
     * As a phone would that was told to trust this authority. Java's own validator overlooks a trust anchor's name
     * constraints, so the anchor here is the bare key, and the authority's certificate is judged as part of the path.
     */
    private static void validate(LanAuthority authority, X509Certificate leaf, Instant at)
            throws GeneralSecurityException {
        X509Certificate ca = authority.certificate();
        PKIXParameters trust =
                new PKIXParameters(Set.of(new TrustAnchor(ca.getSubjectX500Principal(), ca.getPublicKey(), null)));
        trust.setRevocationEnabled(false);
        trust.setDate(Date.from(at));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf, ca)), trust);
    }

    private static List<String> names(X509Certificate leaf, int kind) throws GeneralSecurityException {
        return leaf.getSubjectAlternativeNames().stream()
                .filter(name -> name.get(0).equals(kind))
                .map(name -> name.get(1).toString())
                .collect(Collectors.toList());
    }

    private static LanAddresses machine(String... addresses) {
        return new LanAddresses(
                List.of(addresses).stream().map(LanAuthorityTest::address).collect(Collectors.toList()),
                List.of("stage.local"));
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (IOException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }
}
