package org.souffleur.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.souffleur.people.AccountId;

/** A calendar as programs read it: to the letter of RFC 5545, and nothing in it that is anybody's business. */
class FeedTextTest {
    private static final Instant BEGIN = Instant.parse("2026-10-24T18:00:00Z");
    private static final Instant END = Instant.parse("2026-10-25T02:30:00Z"); // over the night of the longer hour
    private static final UUID EVENING = new UUID(0x1234567890abcdefL, 0x8000000000000001L);

    private static CalendarFeed feed(long naming) {
        return new CalendarFeed(new AccountId("alex"), new UUID(0, naming), "en", BEGIN);
    }

    private static FeedText.Entry entry(UUID evening, boolean cancelled) {
        return new FeedText.Entry(feed(1).uid(evening), BEGIN, END, cancelled ? END : BEGIN, cancelled);
    }

    private static Calendar parsed(String text) {
        try {
            return new CalendarBuilder().build(new StringReader(text));
        } catch (IOException | ParserException e) {
            throw new AssertionError(text, e);
        }
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).map(Property::getValue).orElse("missing");
    }

    @Test
    void anEveningIsAnEventThatALibraryReadsAndFindsValid() {
        Calendar calendar = parsed(FeedText.of("en", List.of(entry(EVENING, false))));
        assertThat(calendar.validate(true).hasErrors()).isFalse();
        VEvent event = (VEvent) calendar.getComponents().get(0);
        assertThat(value(event, "DTSTART")).isEqualTo("20261024T180000Z");
        assertThat(value(event, "DTEND")).isEqualTo("20261025T023000Z");
        assertThat(value(event, "SUMMARY")).isEqualTo("Souffleur evening");
        assertThat(value(event, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(value(event, "CLASS")).isEqualTo("PRIVATE");
    }

    @Test
    void whatWasBrokenOffIsCancelledAndNewerThanItWas() {
        VEvent event = (VEvent) parsed(FeedText.of("nl", List.of(entry(EVENING, true))))
                .getComponents()
                .get(0);
        assertThat(value(event, "STATUS")).isEqualTo("CANCELLED");
        assertThat(value(event, "SEQUENCE")).isEqualTo("1");
        assertThat(value(event, "DTSTAMP")).isEqualTo("20261025T023000Z");
        assertThat(value(event, "TRANSP")).isEqualTo("TRANSPARENT");
        assertThat(value(event, "SUMMARY")).isEqualTo("Souffleur-avond");
    }

    @Test
    void programsAreToldHowOftenToAsk() {
        assertThat(FeedText.of("en", List.of(entry(EVENING, false))))
                .contains("REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n", "NAME:Souffleur\r\n", "VERSION:2.0\r\n");
    }

    @Test
    void nothingElseIsTold() {
        Set<String> properties = new TreeSet<>();
        VEvent event = (VEvent) parsed(FeedText.of("en", List.of(entry(EVENING, true))))
                .getComponents()
                .get(0);
        event.getProperties().forEach(property -> properties.add(property.getName()));
        assertThat(properties)
                .containsExactlyInAnyOrder(
                        "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "SEQUENCE", "CLASS", "TRANSP");
    }

    @ParameterizedTest
    @CsvSource({"en, 0", "en, 1", "nl, 3", "xx, 200"})
    void linesEndAndFoldAsTheStandardSays(String language, int evenings) {
        String text = FeedText.of(
                language,
                IntStream.range(0, evenings)
                        .mapToObj(i -> entry(new UUID(7, i), i % 2 == 1))
                        .toList());
        assertThat(text).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n"); // §3.1: CRLF and nothing else
        for (String line : text.split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).as(line).isLessThanOrEqualTo(75);
            assertThat(line).matches("[ A-Z].*");
            if (line.startsWith("SUMMARY:") || line.startsWith("NAME:")) {
                assertThat(line).as("§3.3.11: escaped, or nothing to escape").doesNotContainPattern("(?<!\\\\)[,;]");
            }
        }
        assertThat(parsed(text).getComponents()).hasSize(evenings);
    }

    @Test
    void aNameIsTheSameEachTimeAndTellsNeitherTheEveningNorAnothersFeed() {
        assertThat(feed(1).uid(EVENING)).isEqualTo(feed(1).uid(EVENING)).matches("[0-9a-f]{32}");
        assertThat(feed(2).uid(EVENING)).isNotEqualTo(feed(1).uid(EVENING));
        assertThat(feed(1).uid(new UUID(1, 1))).isNotEqualTo(feed(1).uid(EVENING));
        assertThat(feed(1).uid(EVENING)).isNotEqualTo(EVENING.toString().replace("-", ""));
        String once = FeedText.of("en", List.of(entry(EVENING, false)));
        assertThat(FeedText.of("en", List.of(entry(EVENING, false)))).isEqualTo(once);
    }

    @Test
    void aSecretPrintsNothingAndEachIsAnother() {
        FeedSecret secret = FeedSecret.make(UUID::randomUUID);
        assertThat(secret.text()).matches("[A-Za-z0-9_-]{43}");
        assertThat(secret.toString()).isEqualTo("···");
        assertThat(FeedSecret.make(UUID::randomUUID).text()).isNotEqualTo(secret.text());
    }
}
