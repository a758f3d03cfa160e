package org.souffleur.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Time, chance and ids are arguments, so that a whole evening can be played in a test in one second, twice alike. */
class TimeAndChanceTest {
    private static final String ANY_ARGUMENTS = "*";
    private static final String NO_ARGUMENTS = "";

    /** The call that reads a clock or rolls dice, and with which arguments it does so. */
    private static final Map<String, String> READS_THE_WORLD = Map.ofEntries(
            Map.entry("java.lang.System.nanoTime", ANY_ARGUMENTS),
            Map.entry("java.lang.System.currentTimeMillis", ANY_ARGUMENTS),
            Map.entry("java.lang.Math.random", ANY_ARGUMENTS),
            Map.entry("java.time.Instant.now", NO_ARGUMENTS),
            Map.entry("java.time.LocalDate.now", ANY_ARGUMENTS),
            Map.entry("java.time.LocalTime.now", ANY_ARGUMENTS),
            Map.entry("java.time.LocalDateTime.now", ANY_ARGUMENTS),
            Map.entry("java.time.ZonedDateTime.now", ANY_ARGUMENTS),
            Map.entry("java.time.OffsetDateTime.now", ANY_ARGUMENTS),
            Map.entry("java.time.Clock.systemUTC", ANY_ARGUMENTS),
            Map.entry("java.time.Clock.systemDefaultZone", ANY_ARGUMENTS),
            Map.entry("java.time.Clock.system", ANY_ARGUMENTS),
            Map.entry("java.util.Date.<init>", NO_ARGUMENTS),
            Map.entry("java.util.Random.<init>", ANY_ARGUMENTS),
            Map.entry("java.util.SplittableRandom.<init>", ANY_ARGUMENTS),
            Map.entry("java.security.SecureRandom.<init>", ANY_ARGUMENTS),
            Map.entry("java.security.SecureRandom.getInstanceStrong", ANY_ARGUMENTS),
            Map.entry("java.util.concurrent.ThreadLocalRandom.current", ANY_ARGUMENTS),
            Map.entry("java.util.UUID.randomUUID", ANY_ARGUMENTS));

    @Test
    void onlySocketsAndAssemblyReadTheClockOrRollDice() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass origin : House.CLASSES) {
            if (!mayReadTheWorld(origin)) {
                violations.addAll(readings(origin));
            }
        }
        House.assertNone("Outside media.io and wiring, time, chance and ids are arguments:", violations);
    }

    @Test
    void theRuleIsNotBlind() {
        Set<String> readings = new TreeSet<>();
        for (JavaClass origin : House.CLASSES) {
            if (mayReadTheWorld(origin)) {
                readings.addAll(readings(origin));
            }
        }
        assertThat(readings)
                .as("what sockets and assembly are known to do")
                .anyMatch(reading -> reading.startsWith("java.lang.System.nanoTime in"))
                .anyMatch(reading -> reading.startsWith("java.security.SecureRandom.<init> in"))
                .anyMatch(reading -> reading.startsWith("java.util.UUID.randomUUID in")); // a method reference
    }

    private static boolean mayReadTheWorld(JavaClass origin) {
        return House.part(origin).equals("media.io") || House.feature(origin).equals("wiring");
    }

    private static Set<String> readings(JavaClass origin) {
        Set<String> readings = new TreeSet<>();
        for (JavaAccess<?> access : origin.getAccessesFromSelf()) {
            String call = access.getTargetOwner().getName() + "." + access.getName();
            if (READS_THE_WORLD.containsKey(call) && matches(access, READS_THE_WORLD.get(call))) {
                readings.add(call + " in " + access.getSourceCodeLocation());
            }
        }
        return readings;
    }

    private static boolean matches(JavaAccess<?> access, String arguments) {
        return arguments.equals(ANY_ARGUMENTS)
                || access.getTarget().getFullName().endsWith("()");
    }
}
