package org.souffleur.session.live;

import java.time.Duration;

/**
 * The times of a live evening.
 *
 * @param deviceLostAfter how long a seat may be without a device before the evening pauses
 * @param osLostAfter how long an OS may give no sign of life before it is not found. The clock looks ten times a second
 *     and this is 100 ms less than 1.5 s, so that a lost OS is told of within 1.5 s.
 */
public record LiveSettings(Duration deviceLostAfter, Duration osLostAfter) {
    public static final LiveSettings USUAL = new LiveSettings(Duration.ofSeconds(30), Duration.ofMillis(1400));
}
