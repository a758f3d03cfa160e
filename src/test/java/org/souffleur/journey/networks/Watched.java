package org.souffleur.journey.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one page counted over a time, by the browser's own statistics.
 *
 * @param looks twenty a second, oldest first
 * @param paintedMs when pictures were painted, ms since 1970
 */
record Watched(List<Look> looks, List<Double> paintedMs) {

    /**
     * @param atMs ms since 1970
     * @param availableBits what the browser takes its way out for, bits/s; 0 where it does not say
     * @param up counters by slot, of what it sends
     * @param down the same, of what it receives
     */
    record Look(double atMs, double availableBits, Map<String, Counters> up, Map<String, Counters> down) {}

    /** Counters of one slot, by their names in {@code page.html}. */
    record Counters(Map<String, Number> values) {
        double get(String name) {
            return values.get(name).doubleValue();
        }
    }

    @SuppressWarnings("unchecked")
    static Watched of(Object evaluated) {
        Map<String, Object> whole = (Map<String, Object>) evaluated;
        List<Look> looks = new ArrayList<>();
        for (Map<String, Object> one : (List<Map<String, Object>>) whole.get("looks")) {
            looks.add(new Look(
                    ((Number) one.get("atMs")).doubleValue(),
                    ((Number) one.get("availableBits")).doubleValue(),
                    counters(one.get("up")),
                    counters(one.get("down"))));
        }
        List<Double> painted = new ArrayList<>();
        for (Number at : (List<Number>) whole.get("painted")) {
            painted.add(at.doubleValue());
        }
        if (looks.size() < 2) {
            throw new IllegalStateException("a page that has counted nothing");
        }
        return new Watched(looks, painted);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Counters> counters(Object bySlot) {
        Map<String, Counters> found = new java.util.HashMap<>();
        ((Map<String, Map<String, Number>>) bySlot).forEach((slot, values) -> found.put(slot, new Counters(values)));
        return found;
    }

    double beginsMs() {
        return looks.get(0).atMs();
    }

    double endsMs() {
        return looks.get(looks.size() - 1).atMs();
    }

    /** How much a counter of a slot that is received has grown between two moments. */
    double received(String slot, String counter, double fromMs, double toMs) {
        return at(toMs).down().get(slot).get(counter)
                - at(fromMs).down().get(slot).get(counter);
    }

    double received(String slot, String counter) {
        return received(slot, counter, beginsMs(), endsMs());
    }

    /** How much a counter of a slot that is sent has grown. */
    double sent(String slot, String counter, double fromMs, double toMs) {
        return at(toMs).up().get(slot).get(counter) - at(fromMs).up().get(slot).get(counter);
    }

    /** What a slot sends, bits/s with RTP's headers, between two moments. */
    double sentBits(String slot, double fromMs, double toMs) {
        Look from = at(fromMs);
        Look to = at(toMs);
        double bytes = to.up().get(slot).get("bytes") - from.up().get(slot).get("bytes");
        return bytes * 8 / (to.atMs() - from.atMs()) * 1_000;
    }

    /** Of the samples that were no silence, the share that the browser made up: 0..1. */
    double concealed(String slot, double fromMs, double toMs) {
        double silent = received(slot, "silent", fromMs, toMs);
        double spoken = received(slot, "samples", fromMs, toMs) - silent;
        return spoken <= 0 ? 0 : (received(slot, "concealed", fromMs, toMs) - silent) / spoken;
    }

    double concealed(String slot) {
        return concealed(slot, beginsMs(), endsMs());
    }

    /** The look nearest before a moment, or the first. */
    private Look at(double ms) {
        Look found = looks.get(0);
        for (Look look : looks) {
            if (look.atMs() > ms) {
                break;
            }
            found = look;
        }
        return found;
    }

    /** How long after a moment the first of five pictures comes that come within half a second; ms, or the limit. */
    double picturesAgainMs(double afterMs, double limitMs) {
        for (int i = 0; i + 4 < paintedMs.size(); i++) {
            double at = paintedMs.get(i);
            if (at >= afterMs && paintedMs.get(i + 4) - at <= 500) {
                return Math.min(limitMs, at - afterMs);
            }
        }
        return limitMs;
    }

    /** The longest time without a new picture between two moments, ms. */
    double longestPauseMs(double fromMs, double toMs) {
        double longest = 0;
        double last = fromMs;
        for (double at : paintedMs) {
            if (at < fromMs) {
                continue;
            }
            double here = Math.min(at, toMs);
            longest = Math.max(longest, here - last);
            last = here;
        }
        return Math.max(longest, toMs - last);
    }
}
