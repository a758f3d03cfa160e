package org.souffleur.osgate.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.souffleur.cue.Due;
import org.souffleur.cue.NewCue;

/** The words, the sounds and the score belong together. */
class PreparedLinesTest {
    private static final Path FOLDER = Path.of("src/main/resources/sounds/resident");
    private static final long MAX_BYTES = 5_000_000; // a repository is no sound archive

    @Test
    void everySoundHasItsWordsAndEveryWordsTheirSound() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            Set<String> sounds = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".wav"))
                    .map(name -> name.replace(".wav", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(sounds).isEqualTo(new TreeSet<>(Lines.words().keySet()));
        }
    }

    @Test
    void theyAreSmallAndTheSoundsCanBePlayedAndHeard() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(MAX_BYTES);
        }
        Lines lines = Lines.read();
        for (String name : Lines.words().keySet()) {
            Line line = lines.get(name);
            assertThat(line.lengthNanos()).as(name).isBetween(500_000_000L, 6_000_000_000L);
            assertThat(line.sound().levels()).as(name).anyMatch(level -> level < Hearing.LOUD);
            assertThat(line.sound().levels()).as(name).allMatch(level -> level >= 0);
        }
    }

    @Test
    void theFirstLineSaysThatItIsARecordingAndTheMannequinSaysSoToo() {
        Map<String, String> words = Lines.words();
        assertThat(Score.read().steps().get(0).line()).isEqualTo("recording");
        assertThat(words.get("recording")).startsWith("This is a recording.");
        assertThat(words.get("surrogate-mic")).contains("mannequin, a recording");
    }

    @Test
    void theScoreNamesLinesThatAreThereAndCuesThatAreWellFormed() {
        Lines lines = Lines.read();
        for (Step step : Score.read().steps()) {
            if (step.kind() == Step.Kind.REST || step.kind() == Step.Kind.LOOK) {
                continue;
            }
            Line line = lines.get(step.line());
            for (Step.Asked cue : step.cues()) {
                String text = cue.text() == null && cue.kind().needsText() ? line.words() : cue.text();
                new NewCue(
                        new org.souffleur.cue.CueId("x"), cue.kind(), text, Due.now(), cue.pattern(), cue.act(), null);
                assertThat(cue.afterMs()).isLessThan(6_000);
            }
        }
        for (Sight sight : Sight.values()) {
            assertThat(lines.get(sight.line()).words()).isNotBlank();
        }
        for (String answer : List.of("slower", "cant", "back")) {
            assertThat(lines.get(answer).words()).isNotBlank();
        }
    }
}
