package org.souffleur.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a kind of letter in one language, from {@code letters/KIND.LANGUAGE.txt}: its first line is the subject,
 * after an empty line comes the text, and {@code {name}} stands where something of this letter's own goes.
 */
record LetterText(String language, String subject, String text) {
    /** The first is what somebody reads whose language we do not speak. */
    static final List<String> LANGUAGES = List.of("en", "nl");

    private static final int MAX_NAME = 40; // code points; a name that is longer is a text
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    /**
     * Reads a kind of letter.
     *
     * @param wanted a tag of BCP 47; its first part decides
     */
    static LetterText of(String kind, String wanted) {
        String first = wanted.split("-", 2)[0];
        String language = LANGUAGES.contains(first) ? first : LANGUAGES.get(0);
        String name = "/letters/" + kind + "." + language + ".txt";
        try (InputStream file = LetterText.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            String[] parts = new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n\n", 2);
            return new LetterText(language, parts[0].strip(), parts[1].strip() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /**
     * Puts values where their names stand, once: what looks like a name in a value stays as it is.
     *
     * @throws IllegalArgumentException where a name has no value
     */
    LetterText filled(Map<String, String> values) {
        return new LetterText(language, fill(subject, values), fill(text, values));
    }

    private static String fill(String template, Map<String, String> values) {
        return PLACE.matcher(template).replaceAll((MatchResult place) -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("nothing is given for " + place.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /**
     * Somebody's name as it can stand in a letter to a stranger: no mail program can make an address or a second line of
     * it.
     */
    static String name(String shown) {
        String plain = shown.replaceAll("[^\\p{L}\\p{M}\\p{N}'’ -]+", " ")
                .replaceAll("\\s+", " ")
                .strip();
        int end = plain.offsetByCodePoints(0, Math.min(MAX_NAME, plain.codePointCount(0, plain.length())));
        return plain.substring(0, end).strip();
    }
}
