package org.souffleur.journey.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** The inputs that are kept in the repository: true ones to start from, and those that were once a finding. */
final class Corpus {
    private static final Path ROOT = Path.of("src/test/resources/fuzz");

    private Corpus() {}

    /** Everything kept for a target, by name, so that a seed gives the same on every machine. */
    static List<byte[]> of(String target) throws IOException {
        List<byte[]> inputs = new ArrayList<>();
        Path folder = ROOT.resolve(target);
        if (!Files.isDirectory(folder)) return inputs;
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) inputs.add(Files.readAllBytes(file));
        }
        return inputs;
    }

    /** Keeps an input and says where. */
    static Path keep(String target, byte[] input) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(input);
        Path folder = Files.createDirectories(ROOT.resolve(target));
        return Files.write(folder.resolve("found-%08x".formatted(sum.getValue())), input);
    }
}
