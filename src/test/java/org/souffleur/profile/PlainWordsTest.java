package org.souffleur.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too explicit is found and nothing else; the words of this test are turned by thirteen letters. */
class PlainWordsTest {
    private static String turned(String text) {
        StringBuilder turned = new StringBuilder();
        text.chars()
                .forEach(one -> turned.append((char)
                        (one >= 'a' && one <= 'z'
                                ? 'a' + (one - 'a' + 13) % 26
                                : one >= 'A' && one <= 'Z' ? 'A' + (one - 'A' + 13) % 26 : one)));
        return turned.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shpx",
                "Shpxvat",
                "SHHHPX",
                "fuhg-hc-fyhg",
                "c0ea",
                "cbea.",
                "oybjwbof",
                "j n a x",
                "arhxra",
                "arhxg",
                "Fpujnam",
                "pbhvyyrf",
                "pöpx"
            })
    void explicitWordsAreFoundInWhateverDress(String word) {
        assertThat(PlainWords.tooExplicit(turned("Jr jnyx naq ") + turned(word)))
                .isGreaterThan(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "An evening by the sea, with music and a cocktail.",
                "We love analysis, Essex, Scunthorpe and peacocks; Dick and Fanny come along.",
                "He graduated cum laude. I like cooking, looking and titanium.",
                "Handen vasthouden, dansen, samen eten koken en een boek lezen; daarna klaar zijn met de afwas.",
                "Ein Abend mit Wein, ohne Eile. Une soirée douce, sans hâte. Una cena tranquila.",
                "I a m s o g l a d",
                ""
            })
    void ordinaryWordsAreLeftAlone(String text) {
        assertThat(PlainWords.tooExplicit(text)).isZero();
    }

    @Test
    void theNumberIsThatOfTheWord() {
        assertThat(PlainWords.tooExplicit("one two " + turned("shpx") + " four"))
                .isEqualTo(3);
    }
}
