package org.souffleur.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/** The files of the repository, without what a build or a running stack leaves between them. */
final class Tree {
    /** Named one by one, since a developer's own files may lie beside them. */
    private static final List<String> FOLDERS = List.of("src", "webapp", "realm", "k8s", "docs", ".ci", ".mvn");

    /** These rules' own files quote what they forbid. */
    static final String OURS = "src/test/java/org/souffleur/tidy/";

    private Tree() {}

    /** A text file: its path from the repository's top with forward slashes, and its lines. */
    record Text(String path, List<String> lines) {
        String whole() {
            return String.join("\n", lines);
        }
    }

    /** Every text file, and only those, whose path fits. */
    static List<Text> texts(Predicate<String> paths) {
        List<Text> texts = new ArrayList<>();
        for (String path : files()) {
            if (paths.test(path)) {
                try {
                    texts.add(new Text(path, Files.readAllLines(Path.of(path))));
                } catch (MalformedInputException binary) {
                    continue; // Fonts, pictures and sounds have no lines.
                } catch (IOException e) {
                    throw new UncheckedIOException(path, e);
                }
            }
        }
        return texts;
    }

    /** All paths, sorted. */
    static Set<String> files() {
        Set<String> files = new TreeSet<>();
        try (Stream<Path> top = Files.list(Path.of(""))) {
            top.filter(Files::isRegularFile).map(Path::toString).forEach(files::add);
            for (String folder : FOLDERS) {
                if (Files.isDirectory(Path.of(folder))) {
                    try (Stream<Path> tree = Files.walk(Path.of(folder))) {
                        tree.filter(Files::isRegularFile)
                                .map(path -> path.toString().replace('\\', '/'))
                                .filter(path -> !path.contains("node_modules/"))
                                .forEach(files::add);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.remove(".git");
        return files;
    }

    /** Fails with {@code path:line: text} for each line that holds the pattern. */
    static void assertNoLine(String rule, List<Text> texts, Pattern forbidden) {
        List<String> found = new ArrayList<>();
        for (Text text : texts) {
            for (int i = 0; i < text.lines().size(); i++) {
                if (forbidden.matcher(text.lines().get(i)).find()) {
                    found.add(text.path() + ":" + (i + 1) + ": "
                            + text.lines().get(i).strip());
                }
            }
        }
        assertNone(rule, found);
    }

    static void assertNone(String rule, List<String> found) {
        if (!found.isEmpty()) {
            Assertions.fail(rule + "\n  " + String.join("\n  ", found));
        }
    }
}
