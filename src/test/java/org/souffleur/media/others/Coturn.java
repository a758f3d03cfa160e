package org.souffleur.media.others;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.souffleur.session.TurnPass;
import org.souffleur.wiring.embedded.LanAddresses;
import org.souffleur.wiring.embedded.LanAuthority;

/** coturn as we would have it run: from the file in k8s, in a place of its own, forwarding to the relay alone. */
final class Coturn implements AutoCloseable {
    private static final String SECRET = "a secret that the service and this server share";

    /** How a client comes to it, and what stands around its address in a URL then. */
    enum Way {
        UDP("turn:", ":3478?transport=udp"),
        TCP("turn:", ":3478?transport=tcp"),
        TLS("turns:", ":5349?transport=tcp");

        private final String before;
        private final String after;

        Way(String before, String after) {
            this.before = before;
            this.after = after;
        }
    }

    /** What a client must trust to believe the server's certificate. */
    final Path authority;

    private final LanAuthority.Leaf leaf;

    private final Program server;
    private final String host;

    Coturn(OwnNetworks networks, String place, String relayPlace) throws IOException {
        InetAddress four = networks.ipv4(place);
        InetAddress six = networks.ipv6(place);
        host = four.getHostAddress();
        Path directory = Files.createTempDirectory("souffleur-turn");
        LanAddresses machine = new LanAddresses(List.of(four, six), List.of());
        leaf = LanAuthority.in(directory, machine, Instant.now()).issue(machine, Instant.now());
        authority = directory.resolve("ca.crt");
        Path certificate = Files.writeString(directory.resolve("turn.crt"), leaf.chainPem());
        Path key = Files.writeString(directory.resolve("turn.key"), leaf.keyPem());
        List<String> command = new ArrayList<>(List.of("turnserver", "-c", "k8s/turn/turnserver.conf"));
        command.add("--realm=souffleur.test");
        command.add("--static-auth-secret=" + SECRET);
        for (InetAddress address : List.of(four, six)) {
            command.add("--listening-ip=" + address.getHostAddress());
            command.add("--relay-ip=" + address.getHostAddress());
        }
        command.add("--allowed-peer-ip=" + networks.ipv4(relayPlace).getHostAddress());
        command.add("--allowed-peer-ip=" + networks.ipv6(relayPlace).getHostAddress());
        command.add("--cert=" + certificate);
        command.add("--pkey=" + key);
        command.add("--pidfile=" + directory.resolve("pid"));
        command.add("--userdb=" + directory.resolve("nobody"));
        server = Program.start(networks.in(place, command));
        try {
            server.says("SQLite DB connection success"); // the last thing that it says of its start
        } catch (RuntimeException | AssertionError e) {
            server.close();
            throw e;
        }
    }

    /** A pass that the service would give now, for so many seconds. */
    static TurnPass pass(long seconds) {
        return TurnPass.until(Instant.now().plusSeconds(seconds), UUID.randomUUID(), SECRET);
    }

    String url(Way way) {
        return way.before + host + way.after;
    }

    /** Of its public key, as a browser is told which one to believe: SHA-256, in Base64. */
    String publicKeyHash() {
        try {
            byte[] key = leaf.certificate().getPublicKey().getEncoded();
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Its log. */
    String words() {
        return server.words();
    }

    @Override
    public void close() {
        server.close();
    }
}
