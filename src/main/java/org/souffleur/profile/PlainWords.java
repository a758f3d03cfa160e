package org.souffleur.profile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.souffleur.people.Sha256;

/**
 * Finds words that are more explicit than anything here is said (rule 7). The list has hashes of words, so that they
 * stand nowhere, not even in it; {@code docs/notes/plain-words.md} says how one is added. It is a courtesy between adults
 * and no wall: whoever wants to get round it can, and a host reads reports.
 */
final class PlainWords {
    private static final String LIST = "/org/souffleur/profile/explicit-words.sha256";
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern REPEATED = Pattern.compile("(.)\\1+");

    /** What is added to a word without making another of it; the longest first. */
    private static final List<String> ENDINGS = List.of("ing", "ers", "en", "er", "ed", "es", "e", "s", "t");

    private static final int SHORTEST_STEM = 3;
    private static final Set<String> HASHES = read();

    private PlainWords() {}

    /** Which word of a text is too explicit, from 1; 0 where none is. */
    static int tooExplicit(String text) {
        Matcher words = WORD.matcher(text);
        StringBuilder spelled = new StringBuilder();
        for (int number = 1; words.find(); number++) {
            String word = bare(words.group());
            spelled.append(word.length() == 1 ? word : "");
            if (word.length() != 1) {
                spelled.setLength(0);
            }
            if (isListed(word) || spelled.length() > 2 && isListed(spelled.toString())) {
                return number;
            }
            for (String part : words.group().split("[-_/.,;:]+")) {
                if (isListed(bare(part))) {
                    return number;
                }
            }
        }
        return 0;
    }

    private static boolean isListed(String word) {
        return forms(word).stream().anyMatch(form -> HASHES.contains(hash(form)));
    }

    private static List<String> forms(String word) {
        List<String> forms = new ArrayList<>();
        String single = REPEATED.matcher(word).replaceAll("$1");
        for (String one : word.equals(single) ? List.of(word) : List.of(word, single)) {
            forms.add(one);
            for (String ending : ENDINGS) {
                if (one.endsWith(ending) && one.length() - ending.length() >= SHORTEST_STEM) {
                    forms.add(one.substring(0, one.length() - ending.length()));
                }
            }
        }
        return forms;
    }

    /** Small letters without accents; figures and signs that stand for letters are those letters. */
    private static String bare(String word) {
        String plain = ACCENT.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String letters = plain.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't')
                .replace('$', 's')
                .replace('@', 'a');
        return NO_LETTERS.matcher(letters).replaceAll("");
    }

    static String hash(String word) {
        return HexFormat.of().formatHex(Sha256.of(word));
    }

    private static Set<String> read() {
        try (InputStream list = Objects.requireNonNull(PlainWords.class.getResourceAsStream(LIST), LIST);
                BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.US_ASCII))) {
            return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
