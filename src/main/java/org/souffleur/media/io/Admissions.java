package org.souffleur.media.io;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.souffleur.media.LegId;

/**
 * How many legs may be on their way to their keys at once. Whoever comes beyond that is told to come again, before
 * anything was made for it: a handshake that waits for seconds is begun anew by its peer, and all of them are late.
 */
final class Admissions {
    /** After this a leg that has no keys is not expected any more and holds nobody up; it may still connect. */
    private static final long EXPECTED_NANOS = 5_000_000_000L;

    private final int bound;
    private final Map<LegId, Long> expectedSince = new LinkedHashMap<>();

    Admissions(int bound) {
        this.bound = bound;
    }

    /** False where as many as may be are on their way already. */
    synchronized boolean admit(LegId leg, long nowNanos) {
        Iterator<Long> oldest = expectedSince.values().iterator();
        while (oldest.hasNext() && nowNanos - oldest.next() > EXPECTED_NANOS) oldest.remove();
        if (expectedSince.size() >= bound) return false;
        expectedSince.put(leg, nowNanos);
        return true;
    }

    /** It has its keys, or it has gone. */
    synchronized void settled(LegId leg) {
        expectedSince.remove(leg);
    }
}
