package org.souffleur.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A name that says nothing invites everything: these endings are where responsibilities go to be forgotten. */
class NamesTest {
    private static final Pattern SAYS_NOTHING = Pattern.compile(".*(Manager|Utils?|Helpers?|Impl|DTO|Dto)$");
    private static final Set<String> DRAWERS = Set.of("common", "util", "utils", "misc", "helper", "helpers", "impl");

    @Test
    void everyNameIsAWordOfTheDomain() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass type : House.CLASSES) {
            if (SAYS_NOTHING.matcher(type.getSimpleName()).matches()) {
                violations.add(type.getName());
            }
        }
        House.assertNone("These names say nothing about what the class is for:", violations);
    }

    @Test
    void noPackageIsADrawerForEverything() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass type : House.CLASSES) {
            for (String word : House.part(type).split("\\.")) {
                if (DRAWERS.contains(word)) {
                    violations.add(type.getName());
                }
            }
        }
        House.assertNone("These packages have a name that fits anything:", violations);
    }
}
