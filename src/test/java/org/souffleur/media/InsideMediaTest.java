package org.souffleur.media;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who may import whom inside media. The door's records are the words that all of it speaks. */
class InsideMediaTest {
    private static final String MEDIA = "org.souffleur.media";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(MEDIA);

    private static void mayUse(String part, String... others) {
        String[] allowed = new String[others.length + 2];
        allowed[0] = MEDIA;
        allowed[1] = MEDIA + "." + part;
        for (int i = 0; i < others.length; i++) allowed[i + 2] = MEDIA + "." + others[i];
        classes()
                .that()
                .resideInAPackage(MEDIA + "." + part)
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe(
                        "are of " + String.join(", ", allowed) + " or not ours",
                        used -> !used.getPackageName().startsWith("org.souffleur")
                                || List.of(allowed).contains(used.getPackageName())))
                .check(CLASSES);
    }

    @Test
    void eachPartUsesOnlyThoseBelowIt() {
        mayUse("rtp");
        mayUse("ice");
        mayUse("sdp");
        mayUse("opus");
        mayUse("srtp", "rtp");
        mayUse("room", "ice", "srtp", "rtp", "sdp");
        mayUse("io", "room", "ice", "srtp", "rtp", "opus", "sdp");
    }

    @Test
    void theRoomHasNoClockNoChanceAndNoSockets() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        MEDIA, MEDIA + ".rtp", MEDIA + ".srtp", MEDIA + ".ice", MEDIA + ".sdp", MEDIA + ".room")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Random.class, SecureRandom.class, Thread.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.channels..", "java.util.concurrent.locks..")
                .check(CLASSES);
    }
}
