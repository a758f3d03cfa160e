package org.souffleur.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.souffleur.people.MailAddress;

/** When a letter goes, and what a letter may be. */
class PostingRulesTest {
    private static final Instant NOON = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-05-01T22:00:00Z");
    private static final Receiver SOMEBODY = new Receiver.Outsider(new MailAddress("dana@example.org"));

    private static Letter letter(String subject, String text, boolean urgent) {
        return new Letter(SOMEBODY, ZoneId.of("Europe/Amsterdam"), "en", subject, text, urgent);
    }

    @Test
    void whatCanWaitWaitsForTheMorningAndWhatIsUrgentDoesNot() {
        assertThat(PostingRules.notBefore(letter("A word", "…", false), MIDNIGHT))
                .isEqualTo(Instant.parse("2026-05-02T06:00:00Z"));
        assertThat(PostingRules.notBefore(letter("A word", "…", true), MIDNIGHT))
                .isEqualTo(MIDNIGHT);
        assertThat(PostingRules.notBefore(letter("A word", "…", false), NOON)).isEqualTo(NOON);
    }

    @Test
    void aFailureIsTriedAgainLaterAndLaterAndNotForEver() {
        Letter urgent = letter("A word", "…", true);
        Instant now = NOON;
        Duration before = Duration.ZERO;
        for (int attempts = 1; attempts < PostingRules.MAX_ATTEMPTS; attempts++) {
            Instant next = PostingRules.retry(urgent, attempts, now).orElseThrow();
            assertThat(Duration.between(now, next)).isGreaterThanOrEqualTo(before);
            before = Duration.between(now, next);
            now = next;
        }
        assertThat(Duration.between(NOON, now)).isBetween(Duration.ofHours(20), Duration.ofHours(36));
        assertThat(PostingRules.retry(urgent, PostingRules.MAX_ATTEMPTS, now)).isEmpty();
    }

    @Test
    void tryingAgainKeepsTheQuietHours() {
        Instant late = MIDNIGHT.minusSeconds(2 * 3600 + 30);
        assertThat(PostingRules.retry(letter("A word", "…", false), 1, late))
                .contains(Instant.parse("2026-05-02T06:00:00Z"));
    }

    @Test
    void aSubjectIsOneLineAndATextHasABound() {
        for (String subject : new String[] {"", " ", "two\nlines", "a\r\nBcc: someone@example.org", "x".repeat(121)}) {
            assertThatThrownBy(() -> letter(subject, "…", false)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> letter("A word", "x".repeat(Letter.MAX_TEXT + 1), false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(letter("x".repeat(120), "x".repeat(Letter.MAX_TEXT), false)).isNotNull();
    }

    @Test
    void aLetterPrintsNothingOfItself() {
        Letter letter = letter("A word", "between us", false);
        assertThat(new Letters.Due(new UUID(0, 1), letter, 1).toString())
                .doesNotContain("word", "between", "dana", "example");
        assertThat(SOMEBODY.toString()).doesNotContain("dana");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dana",
                "dana@",
                "@example.org",
                "dana@example",
                "dana@example..org",
                "a b@example.org",
                "dana@example.org,eve@example.org",
                "dana@example.org\r\nBcc: eve@example.org",
                "<dana@example.org>",
                "\"dana\"@example.org",
                "dana@[127.0.0.1]",
                "dana@-example.org"
            })
    void whatIsNoAddressIsNotWrittenTo(String typed) {
        assertThat(MailAddress.parse(typed)).isEmpty();
        assertThatThrownBy(() -> new MailAddress(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAddressMayHaveATagAndBlanksAroundIt() {
        assertThat(MailAddress.parse(" dana.o'hara+souffleur@mail.example.org "))
                .contains(new MailAddress("dana.o'hara+souffleur@mail.example.org"));
        assertThat(MailAddress.parse("d@" + "x".repeat(260) + ".org")).isEmpty();
    }
}
