package org.souffleur.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** A file's name says its kind, and its kind says what it may use. Each rule may still lack the classes it speaks of. */
class WhatEachKindMayUseTest {
    private static final String[] FRAMEWORKS = {
        "io.quarkus..", "io.smallrye..", "io.vertx..", "jakarta..", "org.hibernate..", "org.eclipse.microprofile.."
    };

    private static final DescribedPredicate<JavaClass> ROWS =
            simpleNameEndingWith("Row").and(resideInAPackage("org.souffleur.."));

    private static final DescribedPredicate<JavaClass> KEEPERS_OF_ROWS = ROWS.or(describe(
            "adapters named *InPostgres",
            (JavaClass type) -> outermost(type).getSimpleName().endsWith("InPostgres")));

    @Test
    void rowsStayInsideTheirPackage() {
        assertThat(House.CLASSES.stream().filter(ROWS).toList())
                .as("rows, which are known to exist")
                .isNotEmpty();
        holds(classes().that(ROWS).should().bePackagePrivate());
        holds(noClasses()
                .that(resideInAPackage("org.souffleur.web.."))
                .should()
                .dependOnClassesThat(ROWS)
                .because("a page shows what a door answered, never a row"));
    }

    @Test
    void onlyRowsAndTheirAdaptersKnowHibernate() {
        holds(noClasses()
                .that(DescribedPredicate.not(KEEPERS_OF_ROWS).and(resideInAPackage("org.souffleur..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hibernate..", "jakarta.persistence..")
                .because("a door joins a transaction through Outbox.together, and knows no more of it"));
    }

    @Test
    void whoeverUsesMediaUsesItsDoor() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages("org.souffleur.media..", "org.souffleur.wiring..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.souffleur.media.*..")
                .because("what is inside the relay may change without anybody noticing"));
    }

    @Test
    void factsAndRulesArePlainJava() {
        DescribedPredicate<JavaClass> plain = describe(
                "rules, and records and enums that others can see",
                (JavaClass type) -> outermost(type).getSimpleName().endsWith("Rules")
                        || (type.isRecord() || type.isEnum())
                                && !type.getModifiers().contains(JavaModifier.PRIVATE));
        holds(noClasses()
                .that(plain)
                .and(DescribedPredicate.not(resideInAPackage("org.souffleur.web.."))
                        .and(DescribedPredicate.not(resideInAPackage("org.souffleur.wiring.."))))
                .should()
                .dependOnClassesThat(resideInAPackagesOf(FRAMEWORKS)));
    }

    @Test
    void onlyConsentMakesALease() {
        holds(constructors()
                .that()
                .areDeclaredInClassesThat()
                .haveFullyQualifiedName("org.souffleur.consent.ConsentLease")
                .should()
                .bePackagePrivate()
                .orShould()
                .bePrivate());
        holds(classes()
                .that()
                .haveFullyQualifiedName("org.souffleur.consent.ConsentLease")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("a subclass elsewhere would be a forged one"));
    }

    @Test
    void mediaKnowsNobodyAndNoFramework() {
        holds(noClasses()
                .that()
                .resideInAPackage("org.souffleur.media..")
                .should()
                .dependOnClassesThat(resideInAPackagesOf(FRAMEWORKS)));
    }

    @Test
    void mediaProtocolsHaveNoSocketsThreadsOrFiles() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(
                        "org.souffleur.media.rtp..",
                        "org.souffleur.media.srtp..",
                        "org.souffleur.media.ice..",
                        "org.souffleur.media.sdp..",
                        "org.souffleur.media.opus..",
                        "org.souffleur.media.room..")
                .should()
                .dependOnClassesThat(describe("sockets, threads or files", (JavaClass type) -> {
                    String name = type.getName();
                    return name.startsWith("java.nio.channels.")
                            || name.startsWith("java.nio.file.")
                            || name.startsWith("java.util.concurrent.locks.")
                            || name.matches("java\\.net\\.(\\w*Socket|URL|http\\..*)")
                            || name.matches("java\\.lang\\.(Thread|Process)\\w*")
                            || name.matches("java\\.util\\.concurrent\\.\\w*(Executor|Future|Queue|Latch)\\w*");
                })));
    }

    @Test
    void theServiceNeverStartsTheEmbeddedStack() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("org.souffleur.wiring.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.souffleur.wiring.embedded.."));
    }

    @Test
    void nobodyPrintsButTheLauncher() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("org.souffleur.wiring.embedded..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace"));
    }

    @Test
    void noQueueIsWithoutABound() {
        holds(noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.concurrent\\."
                        + "(ConcurrentLinked(Queue|Deque)|LinkedTransferQueue|PriorityBlockingQueue|DelayQueue)")
                .orShould()
                .callConstructor(java.util.concurrent.LinkedBlockingQueue.class)
                .orShould()
                .callConstructor(java.util.concurrent.LinkedBlockingDeque.class)
                .orShould()
                .callMethod(java.util.concurrent.Executors.class, "newCachedThreadPool")
                .orShould()
                .callMethod(java.util.concurrent.Executors.class, "newFixedThreadPool", int.class)
                .orShould()
                .callMethod(java.util.concurrent.Executors.class, "newSingleThreadExecutor")
                .because("every queue has a bound with its reason beside it"));
    }

    private static DescribedPredicate<JavaClass> resideInAPackagesOf(String[] packages) {
        return JavaClass.Predicates.resideInAnyPackage(packages);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(WhatEachKindMayUseTest::outermost).orElse(type);
    }

    private static void holds(ArchRule rule) {
        rule.allowEmptyShould(true).check(House.CLASSES);
    }
}
