package org.souffleur.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a person reads stands in the bundles, once for each language, and nowhere else. */
class WordsTest {
    /** Text between two tags, or an attribute that is read out. The mark's own name is a name, and a key's is its print. */
    private static final Pattern LITERAL = Pattern.compile(
            "(?<!<kbd)>[^<>{}$`=;()]*\\b(?!souffleur)[A-Za-z]{3,}[^<>{}$`=;()]*</|(aria-label|label|title|alt|placeholder)=\"[A-Za-z][^\"${]*\"");

    private static final Pattern KIND = Pattern.compile("Problem\\s*\\.of\\(\\s*\\d+,\\s*\"([a-z-]+)\"");

    /** What only a program meets: our pages never send such a request. The next reader of these is a programmer. */
    private static final Set<String> FOR_PROGRAMS = Set.of(
            "malformed-json",
            "malformed-sdp",
            "no-if-match",
            "other-ice-session",
            "no-such-slot",
            "no-such-move",
            "no-such-rehearsal",
            "no-such-role",
            "not-a-human",
            "not-an-operator",
            "yes-or-no",
            "too-many-wrong-addresses",
            "no-such-message",
            "malformed-ear",
            "too-many-messages",
            "not-taken",
            "needs-sign-in"); // the sheet says it with its way on

    @Test
    void pagesHaveNoWordsOfTheirOwn() {
        Tree.assertNoLine(
                "Words belong in webapp/app/words or in PageWords:",
                Tree.texts(path -> path.matches("webapp/app/(?!words/).*\\.ts|src/main/resources/templates/.*\\.html")),
                LITERAL);
    }

    @Test
    void everyProblemThatAPersonCanMeetIsSaidInTheirLanguage() {
        String english = Tree.texts(path -> path.matches("webapp/app/words/en(-[a-z]+)?\\.ts")).stream()
                .map(Tree.Text::whole)
                .collect(Collectors.joining());
        Set<String> unsaid = new TreeSet<>();
        for (Tree.Text text : Tree.texts(path -> path.matches("src/main/java/org/souffleur/web/.*\\.java"))) {
            Matcher kinds = KIND.matcher(text.whole());
            while (kinds.find()) {
                String kind = kinds.group(1);
                if (!FOR_PROGRAMS.contains(kind) && !english.contains("\"" + kind + "\": {")) {
                    unsaid.add(kind + " of " + text.path());
                }
            }
        }
        assertThat(unsaid).isEmpty();
    }
}
