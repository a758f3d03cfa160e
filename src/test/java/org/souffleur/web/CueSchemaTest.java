package org.souffleur.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.souffleur.cue.Cue;
import org.souffleur.cue.CueGone;
import org.souffleur.cue.CueId;
import org.souffleur.cue.CueKind;
import org.souffleur.cue.CueNews;
import org.souffleur.cue.CuePattern;
import org.souffleur.cue.CueProblem;
import org.souffleur.cue.CueReply;
import org.souffleur.cue.NewCue;

/** The published schema, its examples, and what the code reads and writes: none of them drifts from the others. */
class CueSchemaTest {
    private static final Path SCHEMA = Path.of("docs/schemas/cue-1.schema.json");
    private static final Path EXAMPLES = Path.of("docs/schemas/examples");

    private final ObjectMapper json = new ObjectMapper();
    private final JsonSchema schema = schema();
    private final CueWriter writer = new CueWriter(json);

    @TestFactory
    List<DynamicTest> everyExampleIsTakenOrRefusedBySchemaAndCodeAlike() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                JsonNode message = json.readTree(file.toFile());
                tests.add(DynamicTest.dynamicTest(name, () -> {
                    assertThat(schema.validate(message).isEmpty()).as("schema").isEqualTo(!name.startsWith("bad-"));
                    if (!name.startsWith("server-")) {
                        assertThat(isReadable(message)).as("reader").isEqualTo(!name.startsWith("bad-"));
                    }
                }));
            }
        }
        assertThat(tests).hasSizeGreaterThan(40);
        return tests;
    }

    @Test
    void theServersExamplesAreWhatTheServerWrites() throws IOException {
        CueId id = new CueId("c1");
        long at = 123_456_700_000L;
        assertWrites(
                "server-cue",
                writer.news(new CueNews.Come(
                        new Cue(id, "s2", "s3", CueKind.WORDS, "Take your time.", CuePattern.CLOSER, "hands", at))));
        assertWrites("server-withdrawn", writer.news(new CueNews.Withdrawn(id, CueGone.OUT_OF_ROLE)));
        assertWrites("server-frozen", writer.news(new CueNews.Frozen(true)));
        assertWrites(
                "server-state-shown",
                writer.news(new CueNews.State(id, CueNews.State.What.SHOWN, null, null, 123_456_900_000L)));
        assertWrites(
                "server-state-replied",
                writer.news(
                        new CueNews.State(null, CueNews.State.What.REPLIED, CueReply.SLOWER, null, 123_457_000_000L)));
        assertWrites(
                "server-state-cant",
                writer.news(new CueNews.State(
                        id, CueNews.State.What.WITHDRAWN, CueReply.CANT, CueGone.CANT, 123_457_000_000L)));
        assertWrites("server-accepted", writer.accepted(id, at));
        assertWrites("server-refused", writer.refused("c1", CueWriter.problem(CueProblem.NOT_IN_ROLE)));
    }

    @Test
    void whateverTheServerWritesTheSchemaKnows() throws IOException {
        List<String> written = new ArrayList<>();
        CueId id = new CueId("c1");
        for (CueKind kind : CueKind.values()) {
            written.add(writer.news(
                    new CueNews.Come(new Cue(id, "s2", "s3", kind, kind.needsText() ? "Now." : null, null, null, 1))));
        }
        for (CueGone why : CueGone.values()) {
            written.add(writer.news(new CueNews.Withdrawn(id, why)));
            written.add(writer.news(new CueNews.State(id, CueNews.State.What.WITHDRAWN, null, why, 1)));
        }
        for (CueReply reply : CueReply.values()) {
            written.add(writer.news(new CueNews.State(id, CueNews.State.What.REPLIED, reply, null, 1)));
        }
        for (CueProblem why : CueProblem.values()) {
            written.add(writer.refused(null, CueWriter.problem(why)));
        }
        written.add(writer.refused("c1", CueWriter.malformed("So it is.")));
        for (String text : written) {
            assertThat(schema.validate(json.readTree(text))).as(text).isEmpty();
        }
    }

    @Test
    void theWordsOfTheSchemaAreTheWordsOfTheCode() throws IOException {
        JsonNode words = json.readTree(SCHEMA.toFile()).path("$defs");
        assertThat(enumerated(words, "kind")).isEqualTo(all(CueKind.values(), CueKind::wire));
        assertThat(enumerated(words, "pattern")).isEqualTo(all(CuePattern.values(), CuePattern::wire));
        assertThat(enumerated(words, "reply")).isEqualTo(all(CueReply.values(), CueReply::wire));
        assertThat(enumerated(words, "why")).isEqualTo(all(CueGone.values(), CueGone::wire));
        assertThat(enumerated(words, "act")).isEqualTo(NewCue.ACTS);
        assertThat(words.path("text").path("maxLength").asInt()).isEqualTo(NewCue.MAX_TEXT);
    }

    private static <E> Set<String> all(E[] values, Function<E, String> wire) {
        Set<String> words = new HashSet<>();
        Arrays.stream(values).map(wire).forEach(words::add);
        return words;
    }

    private static Set<String> enumerated(JsonNode words, String name) {
        Set<String> found = new HashSet<>();
        words.path(name).path("enum").forEach(word -> found.add(word.asText()));
        return found;
    }

    private void assertWrites(String example, String written) throws IOException {
        assertThat(json.readTree(written))
                .isEqualTo(json.readTree(EXAMPLES.resolve(example + ".json").toFile()));
    }

    private static boolean isReadable(JsonNode message) {
        return CueReader.read(message)
                .fold(sent -> true, back -> true, shown -> true, replied -> true, unreadable -> false);
    }

    private JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(json.readTree(SCHEMA.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
