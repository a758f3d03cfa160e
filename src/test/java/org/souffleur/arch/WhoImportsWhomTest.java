package org.souffleur.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The table of docs/ARCHITECTURE.md. Features import downwards only, so that each can be read, tested and replaced
 * without what stands above it. A feature that is not built yet has its line already: the table is the plan.
 */
class WhoImportsWhomTest {
    private static final String NOTHING = "";
    private static final String ALL = "*";

    private static final Map<String, String> MAY_IMPORT = table(
            "outbox      ", NOTHING,
            "people      ", "outbox",
            "calendar    ", NOTHING,
            "cue         ", NOTHING,
            "media       ", NOTHING,
            "consent     ", "people outbox",
            "profile     ", "people consent outbox",
            "notice      ", "people outbox",
            "os          ", "people calendar outbox",
            "surrogate   ", "people calendar outbox",
            "kit         ", "people calendar outbox",
            "couple      ", "people calendar os outbox",
            "safety      ", "people consent notice outbox",
            "matching    ", "people consent profile couple surrogate os calendar outbox",
            "booking     ", "people consent profile couple surrogate os calendar outbox matching kit safety notice",
            "session     ", "booking kit consent cue os safety people media outbox",
            "osgate      ", "session booking os people cue media",
            "gathering   ", "session booking consent safety os people notice outbox",
            "aftercare   ", "session booking consent safety os people notice outbox",
            "web         ", ALL,
            "wiring      ", ALL);

    /** Its door is the package itself; what an inner package may name of the door's package, see below. */
    private static final Map<String, String> MAY_IMPORT_INSIDE_MEDIA = table(
            "media       ",
            "io room sdp",
            "io          ",
            "room ice srtp rtp opus sdp",
            "room        ",
            "ice srtp rtp sdp",
            "srtp        ",
            "rtp",
            "sdp         ",
            NOTHING,
            "ice         ",
            NOTHING,
            "rtp         ",
            NOTHING,
            "opus        ",
            NOTHING);

    @Test
    void everyFeatureImportsOnlyWhatStandsBelowIt() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass origin : House.CLASSES) {
            String feature = House.feature(origin);
            if (feature.isEmpty() || !MAY_IMPORT.containsKey(feature)) {
                continue;
            }
            String allowed = MAY_IMPORT.get(feature);
            for (JavaClass target : House.uses(origin)) {
                String other = House.feature(target);
                if (!other.equals(feature)
                        && !allowed.equals(ALL)
                        && !words(allowed).contains(other)) {
                    violations.add(
                            origin.getName() + " (" + feature + ") uses " + target.getName() + " (" + other + ")");
                }
            }
        }
        House.assertNone("A feature may import only what docs/ARCHITECTURE.md lists for it:", violations);
    }

    @Test
    void everyPackageHasItsLineInTheTable() {
        Set<String> unknown = new TreeSet<>();
        for (JavaClass type : House.CLASSES) {
            if (!House.feature(type).isEmpty() && !MAY_IMPORT.containsKey(House.feature(type))) {
                unknown.add(type.getName());
            }
        }
        House.assertNone("These stand in a package that the table of who may import whom does not know:", unknown);
    }

    @Test
    void theTableItselfLeadsDownwards() {
        Set<String> seen = new TreeSet<>();
        MAY_IMPORT.forEach((feature, allowed) -> {
            if (!allowed.equals(ALL)) {
                assertThat(seen)
                        .as("what %s imports stands above it in the table", feature)
                        .containsAll(words(allowed));
            }
            seen.add(feature);
        });
    }

    @Test
    void insideMediaEachPartImportsOnlyWhatStandsBelowIt() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass origin : House.CLASSES) {
            if (!House.feature(origin).equals("media")) {
                continue;
            }
            String part = mediaPart(origin);
            for (JavaClass target : House.uses(origin)) {
                String other = mediaPart(target);
                boolean word = other.equals("media") && isVocabulary(target);
                if (!part.equals(other)
                        && !word
                        && !words(MAY_IMPORT_INSIDE_MEDIA.getOrDefault(part, NOTHING))
                                .contains(other)) {
                    violations.add(origin.getName() + " uses " + target.getName());
                }
            }
        }
        House.assertNone("Inside media, a part may import only what stands below it:", violations);
    }

    /** A value or a port of media's own package that itself knows no inner part: words that every part may speak. */
    private static boolean isVocabulary(JavaClass type) {
        return House.uses(type).stream().allMatch(used -> mediaPart(used).equals("media"));
    }

    private static String mediaPart(JavaClass type) {
        String part = House.part(type);
        return part.equals("media")
                ? "media"
                : part.replaceFirst("^media\\.", "").replaceFirst("\\..*", "");
    }

    private static List<String> words(String cell) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(" "));
    }

    private static Map<String, String> table(String... cells) {
        Map<String, String> table = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            table.put(cells[i].strip(), cells[i + 1]);
        }
        return table;
    }
}
