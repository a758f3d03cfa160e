package org.souffleur.wiring.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where one embedded stack keeps everything: data, keys, journal, logs, and who is running. */
final class StackDirectory implements AutoCloseable {
    private final Path root;
    private @Nullable FileChannel lockChannel;

    StackDirectory(Path root) {
        this.root = root.toAbsolutePath().normalize();
        for (Path directory : new Path[] {this.root, keys(), journal(), logs(), run()}) {
            make(directory);
        }
    }

    Path root() {
        return root;
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path keycloak() {
        return root.resolve("keycloak");
    }

    Path keys() {
        return root.resolve("keys");
    }

    /** The certificate authority that phones trust; kept when everything else is made afresh. */
    Path authority() {
        return root.resolve("authority");
    }

    Path journal() {
        return root.resolve("journal");
    }

    Path logs() {
        return root.resolve("log");
    }

    Path run() {
        return root.resolve("run");
    }

    /** Takes the directory for this process; the kernel gives it back however the process ends. */
    boolean lock() {
        try {
            FileChannel channel =
                    FileChannel.open(run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return false;
            }
            lockChannel = channel;
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A secret of this stack, made on first use, readable by its owner only. */
    String secret(String name) {
        return secret(name, () -> {
            byte[] bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        });
    }

    String secret(String name, Supplier<String> made) {
        return note(keys().resolve(name)).orElseGet(() -> {
            String secret = made.get();
            writeSecret(keys().resolve(name), secret);
            return secret;
        });
    }

    /** A remembered fact of the running stack ({@code url}, {@code port}…). */
    Optional<String> note(String name) {
        return note(run().resolve(name));
    }

    void note(String name, String value) {
        try {
            Files.writeString(run().resolve(name), value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(run().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> note(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void writeSecret(Path file, String text) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + directory, e);
        }
    }

    @Override
    public void close() {
        if (lockChannel != null) {
            try {
                lockChannel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
