package org.souffleur.tidy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every source file owes to its next reader. */
class SourcesTest {
    /** We aim at 500: longer, and a file holds two things. The rest spares tearing one apart for its last method. */
    private static final int MAX_LINES = 550;

    private static final int LEAST_WORDS = 12; // what lives here, what never does, where to start: not in fewer
    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

    @Test
    void everyPackageSaysWhatLivesThereAndNullsAreMarked() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(Path.of("src/main/java/org/souffleur"))) {
            for (Path folder : tree.filter(Files::isDirectory).toList()) {
                if (!holdsJava(folder)) {
                    continue;
                }
                Path info = folder.resolve("package-info.java");
                if (!Files.exists(info)) {
                    wrong.add(folder + " has no package-info.java");
                    continue;
                }
                String text = Files.readString(info);
                Matcher javadoc = JAVADOC.matcher(text);
                boolean root = folder.endsWith("souffleur");
                if (!javadoc.find() || !root && javadoc.group(1).split("\\s+").length < LEAST_WORDS) {
                    wrong.add(info + " does not say what lives here, what never does, and where to start");
                } else if (!javadoc.group(1).contains("tart ")) {
                    wrong.add(info + " does not say where to start reading");
                }
                if (!text.contains("@NullMarked")) {
                    wrong.add(info + " is not @NullMarked");
                }
            }
        }
        Tree.assertNone("Every package introduces itself and marks its nulls:", wrong);
    }

    @Test
    void noFileIsTooLongToReadInOneSitting() {
        List<String> long_ = new ArrayList<>();
        for (Tree.Text text : Tree.texts(path -> path.matches("src/.*\\.(java|sql|html|js)|webapp/.*\\.(ts|js)"))) {
            if (text.lines().size() > MAX_LINES) {
                long_.add(text.path() + " has " + text.lines().size() + " lines");
            }
        }
        Tree.assertNone("No source file is longer than " + MAX_LINES + " lines:", long_);
    }

    @Test
    void nothingIsLeftForLater() {
        Tree.assertNoLine(
                "What is unfinished is an issue, not a comment:",
                Tree.texts(path -> !path.startsWith(Tree.OURS)
                        && !path.equals("docs/STYLE.md")
                        && !path.endsWith(".txt")
                        && !path.endsWith(".woff2")),
                Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b"));
    }

    @Test
    void noTestSleeps() {
        String rule = "A test moves its clock, or waits for what it awaits, and never for time:";
        Tree.assertNoLine(
                rule,
                Tree.texts(path -> path.startsWith("src/test/") && !path.startsWith(Tree.OURS)),
                Pattern.compile("Thread\\.sleep|TimeUnit\\.\\w+\\.sleep|waitForTimeout|\\bsleepUninterruptibly"));
        Tree.assertNoLine(
                rule,
                Tree.texts(path -> path.startsWith("webapp/test/")),
                Pattern.compile("new Promise\\(\\(?\\w+\\)? => setTimeout"));
    }

    @Test
    void theServiceNeverSleeps() {
        Tree.assertNoLine(
                "Only the launcher waits by sleeping; the service is called when something is due:",
                Tree.texts(path ->
                        path.startsWith("src/main/java/") && !path.startsWith("src/main/java/org/souffleur/wiring/")),
                Pattern.compile("Thread\\.sleep|TimeUnit\\.\\w+\\.sleep"));
    }

    @Test
    void noTestIsSwitchedOff() {
        Tree.assertNoLine(
                "A test that is switched off is a promise that is broken in silence:",
                Tree.texts(path -> path.matches("(src/test|webapp/test)/.*") && !path.startsWith(Tree.OURS)),
                Pattern.compile("@(Disabled|Ignore)\\b|Deno\\.test\\.(ignore|only)|\\b(ignore|only): true"));
    }

    @Test
    void everyTestClassHoldsATestThatMavenFinds() {
        List<String> unseen = new ArrayList<>();
        for (Tree.Text text : Tree.texts(path -> path.matches("src/test/java/.*\\.java"))) {
            boolean holdsTests = text.whole().contains("@Test\n")
                    || text.whole().contains("@ParameterizedTest")
                    || text.whole().contains("@RepeatedTest");
            if (holdsTests && !text.path().matches(".*(Test|Tests|TestCase)\\.java")) {
                unseen.add(text.path());
            }
        }
        Tree.assertNone("Surefire runs only classes whose name ends with Test:", unseen);
    }

    private static boolean holdsJava(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        }
    }
}
