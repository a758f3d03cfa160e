package org.souffleur.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A migration that has landed has run on somebody's data: the next change is the next migration. */
class MigrationsTest {
    private static final String FOLDER = "src/main/resources/db/migration/";
    private static final Path LANDED = Path.of("src/test/resources/golden/migrations.sha256");

    /** As whole words of a name with underscores: {@code ride_cost} is money, {@code costume} is not. */
    private static final Pattern MONEY = Pattern.compile("(?i)(?<![a-z])"
            + "(price|fee|fees|amount|payment|paid|currency|cost|costs|money|salary|wage|tip|tariff|invoice|refund"
            + "|eur|usd|cents)(?![a-z])");

    @Test
    void migrationsNeverChangeOnceLanded() throws IOException {
        Map<String, String> here = migrations();
        List<String> wrong = new ArrayList<>();
        Map<String, String> landed = new TreeMap<>();
        for (String line : Files.readAllLines(LANDED)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] words = line.split("\\s+", 2);
                landed.put(words[1], words[0]);
            }
        }
        landed.forEach((name, hash) -> {
            if (!here.containsKey(name)) {
                wrong.add(name + " has landed and is gone; databases that ran it will refuse to start");
            } else if (!here.get(name).equals(hash)) {
                wrong.add(name + " has landed and was changed; put it back and write the change as the next migration");
            }
        });
        here.forEach((name, hash) -> {
            if (!landed.containsKey(name)) {
                wrong.add(name + " is new; when it lands, add this line to " + LANDED + ":\n    " + hash + "  " + name);
            }
        });
        Tree.assertNone("Migrations never change once landed:", wrong);
    }

    @Test
    void migrationsAreNumberedWithoutGapsAndSayWhatTheyDo() {
        List<String> names = new ArrayList<>(migrations().keySet());
        names.sort((a, b) -> Integer.compare(number(a), number(b)));
        for (int i = 0; i < names.size(); i++) {
            assertThat(names.get(i)).matches("V" + (i + 1) + "__[a-z0-9]+(_[a-z0-9]+)*\\.sql");
        }
    }

    @Test
    void noColumnHoldsMoney() {
        for (Tree.Text text : Tree.texts(path -> path.startsWith(FOLDER))) {
            Tree.Text code = new Tree.Text(
                    text.path(),
                    text.lines().stream()
                            .map(line -> line.replaceFirst("--.*", ""))
                            .toList());
            Tree.assertNoLine("Volunteers only, no money: an expense is a date and a kind.", List.of(code), MONEY);
        }
    }

    @Test
    void noRowHoldsMoney() {
        Tree.assertNoLine(
                "Volunteers only, no money: an expense is a date and a kind.",
                Tree.texts(path -> path.matches("src/main/java/.*Row\\.java")),
                Pattern.compile("(?i)^\\s+.*\\b(price|fee|payment|currency|cost|salary|wage|invoice)\\w*( =|;)"
                        + "|\\bBigDecimal\\b"));
    }

    /** What the API takes and gives are the fields of records in web, and what its schemas name. */
    @Test
    void nothingOfTheApiIsMoney() {
        Tree.assertNoLine(
                "Volunteers only, no money: an expense is a date and a kind.",
                Tree.texts(path -> path.matches("src/main/java/org/souffleur/web/.*\\.java|docs/schemas/.*\\.json")),
                Pattern.compile(
                        "(?i)\\b\\w*(price|fees?(?!d)|payment|currency|(?<!c)cost|salary|wage|invoice|tariff)\\w*\"?\\s*[,;:)=]"
                                + "|\\bBigDecimal\\b"));
    }

    private static int number(String name) {
        return Integer.parseInt(name.replaceFirst("^V(\\d+)__.*", "$1"));
    }

    private static Map<String, String> migrations() {
        Map<String, String> hashes = new TreeMap<>();
        for (Tree.Text text : Tree.texts(path -> path.startsWith(FOLDER))) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Path.of(text.path())));
                hashes.put(
                        text.path().substring(FOLDER.length()), HexFormat.of().formatHex(hash));
            } catch (IOException | NoSuchAlgorithmException e) {
                throw new IllegalStateException(text.path(), e);
            }
        }
        return hashes;
    }
}
