package org.souffleur.journey.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.souffleur.journey.StackForTests;

/** One evening from the door to the stop, with three real Chromiums, listened to from outside of them. */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class EveningJourneyTest {
    private static final double AUDIBLE_DB = -60;

    @TestHTTPResource("/")
    URL home;

    @Test
    void anOsSpeaksTwoPeopleHearItHerCameraReachesItAndOnePressSilencesItAll() {
        try (Ears ears = Ears.open(Evening.CHANNELS);
                Tape tape = ears.record();
                Voice siren = ears.say(Sound.siren(10), Evening.MOUTH);
                Chromium chromium = new Chromium();
                Evening evening = new Evening(ears, chromium, home.getPort())) {
            try {
                evening.openOne();
                evening.goLive();
                bothEarsHearTheOs(tape);
                theOsSeesAndHears(evening, tape);
                nobodyHearsTheOthersMicrophone(evening, tape);
                evening.os.openVoice();
                bothEarsHearTheOs(tape);
                whoComesBackHearsAgain(evening, tape);
                onePressSilencesItAll(evening, tape);
                nobodyComesInAgain(evening);
            } catch (AssertionError | RuntimeException e) {
                evening.picture(Path.of("target", "evening-journey"));
                throw e;
            }
        }
    }

    private static void bothEarsHearTheOs(Tape tape) {
        for (String ear : List.of(Evening.HUMAN_EAR, Evening.SURROGATE_EAR)) {
            soon(() -> assertThat(lastSecond(tape, ear).audibleShare(AUDIBLE_DB))
                    .as(ear)
                    .isGreaterThan(0.9));
        }
    }

    private static void theOsSeesAndHears(Evening evening, Tape tape) {
        soon(() -> assertThat(lastSecond(tape, Evening.OS_EAR).audibleShare(AUDIBLE_DB))
                .isPositive());
        long picturesBefore = pictures(evening);
        soon(() -> assertThat(pictures(evening)).isGreaterThan(picturesBefore + 10));
        soon(() -> assertThat(evening.os
                        .page()
                        .locator("figure[data-camera='" + evening.seat(evening.surrogate) + "'][data-open] video")
                        .count())
                .isEqualTo(1));
    }

    /** While the OS holds its tongue, both microphones go on speaking to it, and neither ear hears them (V12). */
    private static void nobodyHearsTheOthersMicrophone(Evening evening, Tape tape) {
        evening.os.closeVoice();
        for (String ear : List.of(Evening.HUMAN_EAR, Evening.SURROGATE_EAR)) {
            soon(() -> assertThat(lastSecond(tape, ear).audibleShare(AUDIBLE_DB))
                    .as(ear)
                    .isZero());
        }
        double fromS = tape.nowS();
        soon(() -> assertThat(tape.channel(Evening.OS_EAR, fromS, tape.nowS()).audibleShare(AUDIBLE_DB))
                .isGreaterThan(0.2));
        for (String ear : List.of(Evening.HUMAN_EAR, Evening.SURROGATE_EAR)) {
            assertThat(tape.channel(ear, fromS, tape.nowS()).audibleShare(AUDIBLE_DB))
                    .as(ear)
                    .isZero();
        }
    }

    private static void whoComesBackHearsAgain(Evening evening, Tape tape) {
        assertThat(evening.human.comeBackMs()).isPositive();
        bothEarsHearTheOs(tape);
    }

    private static void onePressSilencesItAll(Evening evening, Tape tape) {
        evening.surrogate.stop();
        for (Party party : evening.parties()) {
            party.awaitState("stopped");
        }
        for (String ear : List.of(Evening.HUMAN_EAR, Evening.SURROGATE_EAR, Evening.OS_EAR)) {
            soon(() -> assertThat(lastSecond(tape, ear).audibleShare(AUDIBLE_DB))
                    .as(ear)
                    .isZero());
        }
        assertThat(evening.os.received()).as("no connection is left open").isEmpty();
    }

    private static void nobodyComesInAgain(Evening evening) {
        String door = "/api/evenings/" + evening.id();
        for (Party party : evening.parties()) {
            assertThat(party.status("POST", door + "/entry")).isEqualTo(409);
            party.page().reload();
            party.awaitState("stopped");
            assertThat(party.page().locator("button[data-do=come-in]").count()).isZero();
        }
    }

    private static long pictures(Evening evening) {
        return evening.os.received().stream()
                .filter(one -> !one.audio())
                .mapToLong(Party.Received::decoded)
                .min()
                .orElse(0);
    }

    private static Sound lastSecond(Tape tape, String channel) {
        double nowS = tape.nowS();
        return tape.channel(channel, nowS - 1, nowS);
    }

    /** Browsers are bound to this thread, so it is the one that looks. */
    private static void soon(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await()
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(45))
                .untilAsserted(assertion);
    }
}
