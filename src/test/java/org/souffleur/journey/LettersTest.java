package org.souffleur.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.souffleur.booking.DemoWorld;
import org.souffleur.notice.Letter;
import org.souffleur.notice.Letters;
import org.souffleur.notice.QuietHours;
import org.souffleur.notice.Receiver;
import org.souffleur.notice.SafetyContactLetter;
import org.souffleur.notice.SendLetters;
import org.souffleur.people.AccountId;
import org.souffleur.people.Accounts;
import org.souffleur.people.DisplayName;
import org.souffleur.people.MailAddress;
import org.souffleur.session.Aside;
import org.souffleur.wiring.embedded.CaughtLetter;

/** From a row to somebody's inbox: real database, real Keycloak, real SMTP, and a catcher where the world would be. */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class LettersTest {
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    @Inject
    Letters letters;

    @Inject
    SendLetters send;

    @Inject
    Accounts accounts;

    @Inject
    Aside aside;

    /** Where it is day now, so that the quiet hours do not keep a test waiting. */
    private static final ZoneId DAY = List.of("UTC", "UTC+8", "UTC+16", "UTC-8").stream()
            .map(ZoneId::of)
            .filter(zone -> !QuietHours.isQuiet(Instant.now(), zone)
                    && !QuietHours.isQuiet(Instant.now().plus(A_WHILE), zone))
            .findFirst()
            .orElseThrow();

    private void write(Letter letter) {
        aside.run(() -> letters.write(letter)).await().atMost(A_WHILE);
    }

    private static List<CaughtLetter> caught(String subject) {
        return StackForTests.stack().letters().latest().stream()
                .filter(letter -> letter.subject().equals(subject))
                .toList();
    }

    @Test
    void aLetterIsCaughtExactlyOnceWordForWord() {
        String name = "Zoë " + UUID.randomUUID().toString().substring(0, 8);
        Letter letter = SafetyContactLetter.of(
                new MailAddress("dana@example.org"),
                DAY,
                "nl",
                new DisplayName(name),
                URI.create("https://a.example/b"));
        write(letter);
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(caught(letter.subject())).hasSize(1));
        CaughtLetter found = caught(letter.subject()).get(0);
        assertThat(found.to()).isEqualTo("dana@example.org");
        assertThat(found.from()).isEqualTo("souffleur@demo.invalid");
        assertThat(found.language()).isEqualTo("nl");
        assertThat(found.id()).matches("<[0-9a-f-]{36}@demo\\.invalid>");
        assertThat(found.text().strip()).isEqualTo(letter.text().strip());

        // The next one has gone through the whole round after it: there is no second copy on its way.
        String marker = "After " + name;
        write(new Letter(new Receiver.Member(DemoWorld.HUMAN1.account()), DAY, "en", marker, "That is all.", true));
        await().atMost(A_WHILE).untilAsserted(() -> assertThat(caught(marker)).hasSize(1));
        assertThat(caught(marker).get(0).to()).as("asked of Keycloak").isEqualTo("human1@demo.invalid");
        assertThat(caught(letter.subject())).hasSize(1);

        String shown = RestAssured.get(StackForTests.stack().url() + "/api/demo/letters")
                .jsonPath()
                .getString("find { it.subject == '" + marker + "' }.text");
        assertThat(shown.strip()).isEqualTo("That is all.");
        await().atMost(A_WHILE).until(() -> send.waiting() == 0);
    }

    @Test
    void whoeverHasNoAccountHasNoAddress() {
        for (String account : List.of("00000000-0000-4000-8000-00000000beef", "nonsense")) {
            assertThat(aside.run(() -> accounts.mail(new AccountId(account)))
                            .await()
                            .atMost(A_WHILE))
                    .isEmpty();
        }
    }

    @Test
    void theProbeSaysThatLettersGo() {
        String health =
                RestAssured.get(StackForTests.stack().url() + "/q/health/ready").asString();
        assertThat(health).contains("\"mail-server\": \"configured\"");
    }
}
