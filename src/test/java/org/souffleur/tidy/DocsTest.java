package org.souffleur.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Documents that are checked stay true for longer. */
class DocsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*Test)`");
    private static final Pattern SETTING = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)[:}]");
    private static final Pattern CODE_PATH = Pattern.compile(
            "`((?:src|webapp|realm|k8s|docs|\\.ci)/[A-Za-z0-9_./-]+|[a-z]+(?:/[a-z]+)*/[A-Z]\\w+\\.java)`");

    @Test
    void everyLinkLeadsToAFileThatExists() {
        List<String> broken = new ArrayList<>();
        for (Tree.Text text : documents()) {
            Path folder = Path.of(text.path()).toAbsolutePath().getParent();
            Matcher link = LINK.matcher(text.whole());
            while (link.find()) {
                String target = link.group(1).replaceFirst("#.*", "");
                if (!target.isEmpty() && !target.matches("[a-z]+:.*") && !Files.exists(folder.resolve(target))) {
                    broken.add(text.path() + " → " + link.group(1));
                }
            }
        }
        Tree.assertNone("These links lead nowhere:", broken);
    }

    @Test
    void everyPathThatTheCodemapNamesExists() {
        List<String> broken = new ArrayList<>();
        for (Tree.Text text : documents()) {
            Matcher path = CODE_PATH.matcher(text.whole());
            while (path.find()) {
                String named = path.group(1);
                boolean found = Files.exists(Path.of(named))
                        || Files.exists(Path.of("src/main/java/org/souffleur", named))
                        || Files.exists(Path.of("src/test/java/org/souffleur", named));
                if (!found) {
                    broken.add(text.path() + " names " + named);
                }
            }
        }
        Tree.assertNone("These files are named in a document and do not exist:", broken);
    }

    @Test
    void everyTestThatADocumentLeansOnExists() {
        Set<String> tests = new TreeSet<>();
        for (String path : Tree.files()) {
            if (path.matches("src/test/java/.*Test\\.java")) {
                tests.add(path.replaceFirst(".*/(\\w+)\\.java", "$1"));
            }
        }
        List<String> missing = new ArrayList<>();
        for (Tree.Text text : documents()) {
            Matcher named = TEST.matcher(text.whole());
            while (named.find()) {
                if (!tests.contains(named.group(1))) {
                    missing.add(text.path() + " leans on " + named.group(1));
                }
            }
        }
        Tree.assertNone("These tests are named in a document and do not exist:", missing);
    }

    @Test
    void everyVariableThatTheServiceReadsIsDocumentedAndNoOther() {
        Set<String> read = new TreeSet<>();
        for (Tree.Text text : Tree.texts(path -> path.equals("src/main/resources/application.properties"))) {
            Matcher setting = SETTING.matcher(text.whole());
            while (setting.find()) {
                read.add(setting.group(1));
            }
        }
        Set<String> documented = new TreeSet<>();
        for (Tree.Text text : Tree.texts(path -> path.equals("docs/configuration.md"))) {
            for (String line : text.lines()) {
                Matcher row = Pattern.compile("^\\| `([A-Z][A-Z0-9_]+)`").matcher(line);
                if (row.find()) {
                    documented.add(row.group(1));
                }
            }
        }
        assertThat(documented).isEqualTo(read);
    }

    @Test
    void decisionsAreNumberedAndSayWhatWasRejected() {
        List<String> wrong = new ArrayList<>();
        List<Tree.Text> decisions = Tree.texts(path -> path.startsWith("docs/decisions/"));
        for (int i = 0; i < decisions.size(); i++) {
            Tree.Text decision = decisions.get(i);
            if (!decision.path().startsWith("docs/decisions/%04d-".formatted(i + 1))) {
                wrong.add(decision.path() + " breaks the numbering");
            }
            for (String heading : List.of("## Context", "## Decision", "## Consequences", "## Rejected")) {
                if (!decision.lines().contains(heading)) {
                    wrong.add(decision.path() + " lacks '" + heading + "'");
                }
            }
        }
        Tree.assertNone("A decision tells why, what follows, and what it was chosen over:", wrong);
    }

    private static List<Tree.Text> documents() {
        return Tree.texts(path -> path.endsWith(".md"));
    }
}
