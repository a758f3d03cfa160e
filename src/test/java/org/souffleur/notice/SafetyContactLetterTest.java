package org.souffleur.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.souffleur.people.DisplayName;
import org.souffleur.people.MailAddress;

/** What a stranger reads first of us. */
class SafetyContactLetterTest {
    private static final URI LINK = URI.create("https://souffleur.example/contact/abc");
    private static final MailAddress DANA = new MailAddress("dana@example.org");

    private static Letter letter(String language, String asker) {
        return SafetyContactLetter.of(DANA, ZoneId.of("Europe/Amsterdam"), language, new DisplayName(asker), LINK);
    }

    @ParameterizedTest
    @CsvSource({"en, en, You can say no", "nl, nl, Je mag nee zeggen", "nl-BE, nl, Je mag nee", "de, en, You can say no"
    })
    void itIsInTheContactsLanguageAndSaysThatANoIsFine(String wanted, String language, String sentence) {
        Letter letter = letter(wanted, "Alex");
        assertThat(letter.language()).isEqualTo(language);
        assertThat(letter.text()).contains(sentence, "Alex", LINK.toString()).doesNotContain("{", "}");
        assertThat(letter.subject()).startsWith("Alex ");
        assertThat(letter.urgent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "nl"})
    void nobodyLearnsFromItWhatSouffleurIsFor(String language) {
        Letter letter = letter(language, "Alex");
        assertThat(letter.subject() + letter.text())
                .doesNotContainPattern(
                        "(?i)surroga|companion|metgezel|\\bAI\\b|\\bOS\\b|date\\b|couple|intim|evening|avond");
    }

    @ParameterizedTest
    @CsvSource({
        "'Alex\r\nBcc: eve@example.org', 'Alex Bcc eve example org'",
        "'www.evil.example/win', 'www evil example win'",
        "'{link}', 'link'",
        "'Zoë-Mae O’Neil', 'Zoë-Mae O’Neil'",
        "'דָּנָה', 'דָּנָה'"
    })
    void aNameIsAName(String shown, String written) {
        assertThat(LetterText.name(shown)).isEqualTo(written);
        assertThat(letter("en", shown).subject()).isEqualTo(written + " asks you something");
    }

    @Test
    void aNameThatIsATextIsCutBetweenCharacters() {
        assertThat(LetterText.name("𝔸".repeat(60))).isEqualTo("𝔸".repeat(40));
    }

    @Test
    void nothingIsLeftEmptyByMistake() {
        LetterText words = LetterText.of("safety-contact", "en");
        assertThatThrownBy(() -> words.filled(Map.of("asker", "Alex"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(new LetterText("en", "{a}", "{b}").filled(Map.of("a", "{b}", "b", "$1")))
                .isEqualTo(new LetterText("en", "{b}", "$1"));
    }
}
