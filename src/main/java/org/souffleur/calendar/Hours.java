package org.souffleur.calendar;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * When an owner has time, as they said it themselves.
 *
 * @param zone whose clock the rules and exceptions speak of
 * @param before quiet time before an evening, into which no other evening reaches
 * @param after the same, after it
 * @param reachSteps the longest way to an evening, in half hours, 0..3
 * @param cell roughly where the way begins; empty where nobody has said it, and then no way is reckoned
 */
public record Hours(
        ZoneId zone,
        List<RecurringTime> rules,
        List<ExceptionalTime> exceptions,
        Duration before,
        Duration after,
        int reachSteps,
        Optional<Cell> cell) {
    public Hours {
        rules = List.copyOf(rules);
        exceptions = List.copyOf(exceptions);
    }

    /** Before anybody has said anything: no time at all. */
    public static Hours none(ZoneId zone) {
        return new Hours(
                zone, List.of(), List.of(), Duration.ZERO, Duration.ZERO, TravelRules.MAX_STEPS, Optional.empty());
    }
}
