package org.souffleur.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.souffleur.consent.Subject.What;
import org.souffleur.people.Role;
import org.souffleur.people.Seat;

class ConsentRulesTest {
    private static final Seat HUMAN = new Seat("s1");
    private static final Seat OS = new Seat("s2");
    private static final Seat SURROGATE = new Seat("s3");
    private static final List<Attendee> THREE = List.of(
            new Attendee(HUMAN, Role.HUMAN), new Attendee(OS, Role.OS), new Attendee(SURROGATE, Role.SURROGATE));
    private static final List<Attendee> TWO = List.of(new Attendee(HUMAN, Role.HUMAN), new Attendee(OS, Role.OS));
    private static final Instant NOW = Instant.parse("2026-05-01T20:00:00Z");
    private static final Instant END = NOW.plusSeconds(3600);

    @Test
    void anActNeedsEveryPartyAndTheOs() {
        for (What act : List.of(What.VOICE, What.WALK, What.HANDS, What.EMBRACE, What.DANCE, What.PRIVATE)) {
            assertThat(ConsentRules.needs(Subject.of(act), THREE)).containsExactly(HUMAN, OS, SURROGATE);
            assertThat(ConsentRules.needs(Subject.of(act), TWO)).containsExactly(HUMAN, OS);
        }
    }

    @Test
    void aLensAndAMicrophoneNeedTheirHolderAndEveryPersonTheyCanShowOrHear() {
        assertThat(ConsentRules.needs(Subject.lens(SURROGATE), THREE)).containsExactly(HUMAN, SURROGATE);
        assertThat(ConsentRules.needs(Subject.mic(HUMAN), THREE)).containsExactly(HUMAN, SURROGATE);
        assertThat(ConsentRules.needs(Subject.mic(HUMAN), TWO)).containsExactly(HUMAN);
    }

    @Test
    void anOsHasNoLensAndNoMicrophoneToAskFor() {
        assertThat(ConsentRules.needs(Subject.lens(OS), THREE)).isEmpty();
        assertThat(ConsentRules.sheet(THREE)).doesNotContain(Subject.lens(OS), Subject.mic(OS));
    }

    @Test
    void cuesNeedTheSurrogateAndTheOsPlaceNeedsThePeople() {
        assertThat(ConsentRules.needs(Subject.of(What.CUES), THREE)).containsExactly(OS, SURROGATE);
        assertThat(ConsentRules.needs(Subject.of(What.PLACE), THREE)).containsExactly(HUMAN, SURROGATE);
        assertThat(ConsentRules.needs(Subject.of(What.RECORDING), THREE)).containsExactly(HUMAN, OS, SURROGATE);
        assertThat(ConsentRules.needs(Subject.of(What.TRANSCRIPT), THREE)).containsExactly(HUMAN, OS, SURROGATE);
    }

    @Test
    void oneMissingYesKeepsASubjectOutOfScope() {
        Subject voice = Subject.of(What.VOICE);
        Scope two = ConsentRules.scope(new Standing(Map.of(voice, Map.of(HUMAN, END, OS, END))), THREE);
        Scope three =
                ConsentRules.scope(new Standing(Map.of(voice, Map.of(HUMAN, END, OS, END, SURROGATE, END))), THREE);

        assertThat(two.covers(voice, NOW)).isFalse();
        assertThat(three.covers(voice, NOW)).isTrue();
    }

    @Test
    void aSubjectEndsWithTheFirstOfItsYesesExactlyThen() {
        Subject voice = Subject.of(What.VOICE);
        Instant sooner = NOW.plusSeconds(60);
        Scope scope =
                ConsentRules.scope(new Standing(Map.of(voice, Map.of(HUMAN, END, OS, END, SURROGATE, sooner))), THREE);

        assertThat(scope.covers(voice, sooner.minusNanos(1))).isTrue();
        assertThat(scope.covers(voice, sooner)).isFalse();
    }

    @Test
    void theYesOfSomebodyWhomASubjectDoesNotNeedDoesNotCount() {
        Subject lens = Subject.lens(SURROGATE);
        Scope scope = ConsentRules.scope(new Standing(Map.of(lens, Map.of(OS, END, SURROGATE, END))), THREE);
        assertThat(scope.covers(lens, NOW)).isFalse();
    }

    @Test
    void theSheetNamesEverythingThatCanBeSaidYesTo() {
        assertThat(ConsentRules.sheet(THREE).stream().map(Subject::wire).collect(Collectors.toList()))
                .containsExactly(
                        "voice",
                        "walk",
                        "hands",
                        "embrace",
                        "dance",
                        "private",
                        "mic:s1",
                        "mic:s3",
                        "lens:s1",
                        "lens:s3",
                        "cues",
                        "transcript",
                        "recording",
                        "place");
    }

    @Test
    void aSubjectIsReadStrictly() {
        for (Subject subject : ConsentRules.sheet(THREE)) {
            assertThat(Subject.parse(subject.wire())).contains(subject);
        }
        for (String hostile : List.of("", "VOICE", "mic", "mic:", "mic:s0", "mic:s100", "lens:s1 ", "voice:s1", "*")) {
            assertThat(Subject.parse(hostile)).as(hostile).isEmpty();
        }
    }

    private static final Attendee MANNEQUIN = new Attendee(SURROGATE, Role.SURROGATE, true);
    private static final List<Attendee> REHEARSED = List.of(new Attendee(OS, Role.OS), MANNEQUIN);

    @Test
    void aMannequinIsAskedForNothingAndHoldsNothing() {
        for (What what : What.values()) {
            if (!what.isHeld()) {
                assertThat(ConsentRules.needs(Subject.of(what), REHEARSED))
                        .as("%s", what)
                        .doesNotContain(SURROGATE);
            }
        }
        assertThat(ConsentRules.needs(Subject.of(What.VOICE), REHEARSED)).containsExactly(OS);
        assertThat(ConsentRules.needs(Subject.of(What.CUES), REHEARSED)).containsExactly(OS);
        assertThat(ConsentRules.needs(Subject.mic(SURROGATE), REHEARSED)).isEmpty();
        assertThat(ConsentRules.needs(Subject.lens(SURROGATE), REHEARSED)).isEmpty();
        assertThat(ConsentRules.sheet(REHEARSED)).doesNotContain(Subject.mic(SURROGATE), Subject.lens(SURROGATE));
    }

    @Test
    void whatNobodyIsLeftToSayYesToIsNotAllowed() {
        assertThat(ConsentRules.scope(Standing.NOTHING, REHEARSED)).isEqualTo(Scope.NOTHING);
        Scope scope = ConsentRules.scope(
                new Standing(Map.of(
                        Subject.of(What.PLACE), Map.of(SURROGATE, END, OS, END),
                        Subject.mic(SURROGATE), Map.of(SURROGATE, END),
                        Subject.of(What.VOICE), Map.of(SURROGATE, END))),
                REHEARSED);
        assertThat(scope.covers(What.PLACE, NOW)).as("place needs people").isFalse();
        assertThat(scope.coversMic(SURROGATE, NOW)).isFalse();
        assertThat(scope.covers(What.VOICE, NOW))
                .as("the yes of a thing is no yes")
                .isFalse();
        assertThat(ConsentRules.scope(new Standing(Map.of(Subject.of(What.VOICE), Map.of(OS, END))), REHEARSED)
                        .covers(What.VOICE, NOW))
                .isTrue();
    }

    @Test
    void aMannequinTakesNothingFromWhatPeopleBesideItAreAsked() {
        List<Attendee> beside = List.of(new Attendee(HUMAN, Role.HUMAN), new Attendee(OS, Role.OS), MANNEQUIN);
        assertThat(ConsentRules.needs(Subject.of(What.VOICE), beside)).containsExactly(HUMAN, OS);
        assertThat(ConsentRules.needs(Subject.lens(HUMAN), beside)).containsExactly(HUMAN);
    }

    @Test
    void nobodyButWhoSitsForASurrogateIsAThing() {
        assertThatThrownBy(() -> new Attendee(HUMAN, Role.HUMAN, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Attendee(OS, Role.OS, true)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Attendee(SURROGATE, Role.SURROGATE).thing())
                .as("a surrogate is a person unless somebody says otherwise")
                .isFalse();
    }
}
