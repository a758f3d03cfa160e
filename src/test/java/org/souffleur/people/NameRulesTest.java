package org.souffleur.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can stand on a screen as a name. */
class NameRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"Alex", "  Noor  ", "Anne-Marie d’Orléans", "Łukasz", "नूर", "小林 さくら", "J."})
    void namesOfPeopleAreNames(String typed) {
        assertThat(NameRules.name(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "123",
                "call 0612345678",
                "alex@example.org",
                "https://example.org",
                "www.example.org",
                "<b>Alex</b>",
                "Alex\u202Exela",
                "A\u200Blex",
                "Alex\nRobin\u0007",
                "an extraordinarily long name that never comes to its end"
            })
    void whatIsAWayToReachSomebodyOrATrickIsNone(String typed) {
        assertThat(NameRules.name(typed)).isEmpty();
    }

    @Test
    void aNameIsNeverPrinted() {
        assertThat(NameRules.name("Alex").orElseThrow()).hasToString("···");
    }
}
