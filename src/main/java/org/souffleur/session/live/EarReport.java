package org.souffleur.session.live;

import org.jspecify.annotations.Nullable;

/**
 * What a device knows of its own ear.
 *
 * @param bufferMs how long speech waits in the jitter buffer
 * @param deviceMs from the buffer to the eardrum, as the device reports it; null where it says nothing
 */
public record EarReport(double bufferMs, @Nullable Double deviceMs) {
    /** Longer is no delay but a fault of the counting. */
    private static final double MAX_MS = 60_000;

    /** @throws IllegalArgumentException with a sentence for its sender, where these are no delays */
    public EarReport {
        if (!isDelay(bufferMs) || (deviceMs != null && !isDelay(deviceMs))) {
            throw new IllegalArgumentException("A delay is a number of milliseconds from 0 to 60000.");
        }
    }

    private static boolean isDelay(double ms) {
        return ms >= 0 && ms <= MAX_MS;
    }
}
