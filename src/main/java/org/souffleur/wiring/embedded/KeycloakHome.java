package org.souffleur.wiring.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Keycloak's distribution, unpacked and built once ({@code kc.sh build}) under the user's cache. */
public final class KeycloakHome {
    private static final List<String> BUILD = List.of(
            "build",
            "--db=postgres",
            "--http-relative-path=/auth",
            "--features-disabled=impersonation,token-exchange-standard",
            "--cache=local");

    /** A connection that PostgreSQL's restart has cut is noticed before a sign-in runs into it. */
    private static final String POOL = "quarkus.datasource.jdbc.validate-on-borrow=true\n";

    private KeycloakHome() {}

    /** The built home for this distribution; makes it if it is not there. Safe against a kill at any point. */
    public static Path prepared(Path zip, Path cache) {
        String name = zip.getFileName().toString().replaceFirst("\\.zip$", "");
        Path home = cache.resolve(name + "-built-" + Integer.toHexString(31 * BUILD.hashCode() + POOL.hashCode()));
        if (Files.isDirectory(home)) {
            return home;
        }
        try {
            Path half = Files.createTempDirectory(Files.createDirectories(cache), name + "-half");
            unpack(zip, half);
            Files.writeString(half.resolve("conf/quarkus.properties"), POOL);
            build(half);
            Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak could not be unpacked into " + cache, e);
        }
    }

    private static void unpack(Path zip, Path into) throws IOException {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream in = new ZipInputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                int firstSlash = entry.getName().indexOf('/');
                Path target =
                        into.resolve(entry.getName().substring(firstSlash + 1)).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("the archive points outside itself");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        Files.setPosixFilePermissions(into.resolve("bin/kc.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void build(Path home) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/kc.sh").toString()).redirectErrorStream(true);
        builder.command().addAll(BUILD);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Path log = home.resolve("build.log");
        builder.redirectOutput(log.toFile());
        try {
            if (builder.start().waitFor() != 0) {
                throw new IOException("kc.sh build failed:\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Keycloak was being built", e);
        }
    }

    /** Lays our sign-in page's look beside the distribution's own; Keycloak reads it without being built anew. */
    static void addThemes(Path themes, Path home) {
        try (Stream<Path> tree = Files.walk(themes)) {
            for (Path from : tree.filter(Files::isRegularFile).toList()) {
                Path to = home.resolve("themes").resolve(themes.relativize(from).toString());
                Files.createDirectories(to.getParent());
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the sign-in page's look could not be copied from " + themes, e);
        }
    }

    /** A copy whose jars are hard links (copied where links cannot cross) and whose data directory is its own. */
    static void copyTo(Path home, Path target) throws IOException {
        Path marker = target.resolve(".copied-from");
        String wanted = home.getFileName().toString();
        if (Files.exists(marker) && Files.readString(marker).equals(wanted)) {
            return;
        }
        Files.createDirectories(target);
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (directory.equals(home.resolve("data"))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(target.resolve(home.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = target.resolve(home.relativize(file));
                Files.deleteIfExists(copy);
                try {
                    Files.createLink(copy, file);
                } catch (IOException | UnsupportedOperationException cannotLink) {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Files.writeString(marker, wanted);
    }
}
