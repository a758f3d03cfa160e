package org.souffleur.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What Qute would let pass: a message that a language lacks falls back to English in silence. */
class PageWordsTest {
    private static final Pattern PARAMETER = Pattern.compile("\\{\\w+}");

    @Test
    void eachLanguageSaysEveryMessageInItsOwnWords() throws IOException {
        saysEveryMessage("words", PageWords.class);
        saysEveryMessage("post", PostWords.class);
    }

    private static void saysEveryMessage(String bundle, Class<?> messages) throws IOException {
        TreeMap<String, String> english = Arrays.stream(messages.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Message.class))
                .collect(Collectors.toMap(
                        method -> method.getName(),
                        method -> method.getAnnotation(Message.class).value(),
                        (a, b) -> a,
                        TreeMap::new));
        assertThat(english).isNotEmpty();
        for (Tongue tongue : Tongue.ENGLISH.others()) {
            Properties told = messages(bundle, tongue);
            assertThat(told.stringPropertyNames()).as(tongue.ownName()).isEqualTo(english.keySet());
            english.forEach((name, text) -> {
                assertThat(told.getProperty(name))
                        .as(tongue.ownName() + " " + name)
                        .isNotBlank()
                        .isNotEqualTo(text);
                assertThat(parameters(told.getProperty(name)))
                        .as(tongue.ownName() + " " + name)
                        .isEqualTo(parameters(text));
            });
        }
    }

    private static List<String> parameters(String message) {
        return PARAMETER
                .matcher(message)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private static Properties messages(String bundle, Tongue tongue) throws IOException {
        Properties told = new Properties();
        try (InputStream file =
                PageWordsTest.class.getResourceAsStream("/messages/" + bundle + "_" + tongue.tag() + ".properties")) {
            told.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return told;
    }
}
