package org.souffleur.session.live;

import java.time.Duration;

/**
 * The times of a live evening.
 *
 * @param deviceLostAfter how long a seat may be without a device before the evening pauses
 */
public record LiveSettings(Duration deviceLostAfter) {
    public static final LiveSettings USUAL = new LiveSettings(Duration.ofSeconds(30));
}
