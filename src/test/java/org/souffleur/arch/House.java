package org.souffleur.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;

/** The compiled product, read once for all rules of this package. */
final class House {
    static final String ROOT = "org.souffleur";

    /** Everything in {@code target/classes}; tests are not part of it. */
    static final JavaClasses CLASSES = new ClassFileImporter().importPath("target/classes");

    private House() {}

    /** Our classes that each class names in code, signature or annotation, itself and its nested ones left out. */
    static Set<JavaClass> uses(JavaClass origin) {
        return origin.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> target.getPackageName().startsWith(ROOT))
                .collect(Collectors.toSet());
    }

    /** The part of a package's name after {@code org.souffleur.}; empty for the root itself. */
    static String part(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    /** The first word of {@link #part}: the feature. */
    static String feature(JavaClass type) {
        return part(type).split("\\.", 2)[0];
    }

    static void assertNone(String rule, Iterable<String> violations) {
        StringBuilder found = new StringBuilder();
        violations.forEach(violation -> found.append("\n  ").append(violation));
        if (found.length() > 0) {
            Assertions.fail(rule + found);
        }
    }
}
