package org.souffleur.session.live;

import org.jspecify.annotations.Nullable;
import org.souffleur.people.Seat;

/**
 * How late one ear hears; its shape is that of {@code docs/api.md}, in milliseconds.
 *
 * @param network from the relay to the device; null where the leg's round trip is not known
 * @param device null where the device does not report it
 * @param deviceFrom {@code reported} or {@code unknown}
 * @param total the sum of what is known
 */
public record EarDelay(
        String seat,
        @Nullable Double network,
        double buffer,
        @Nullable Double device,
        String deviceFrom,
        double total) {

    static EarDelay of(Seat seat, EarReport report, @Nullable Double networkMs) {
        Double device = report.deviceMs();
        double total = report.bufferMs() + (networkMs == null ? 0 : networkMs) + (device == null ? 0 : device);
        return new EarDelay(
                seat.name(),
                networkMs == null ? null : (Double) tenths(networkMs),
                tenths(report.bufferMs()),
                device == null ? null : (Double) tenths(device),
                device == null ? "unknown" : "reported",
                tenths(total));
    }

    /** No clock of a device is better than a tenth. */
    private static double tenths(double ms) {
        return Math.round(ms * 10) / 10.0;
    }
}
