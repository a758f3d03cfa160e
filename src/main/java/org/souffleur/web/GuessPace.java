package org.souffleur.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.souffleur.cue.Burst;

/**
 * How fast addresses that nobody can guess are tried out. Somebody who guesses uses up what everybody's wrong tries may
 * ask of the database; an address that was right a while ago is not held up by them.
 */
final class GuessPace {
    /** Programs with an address that has ended ask once an hour or so. */
    static final int MAX_WRONG_PER_SECOND = 5;

    private static final int MAX_KNOWN = 10_000; // 1 MB; who is pushed out asks like a stranger, once

    private final Burst wrong = new Burst(MAX_WRONG_PER_SECOND);
    private final Set<Integer> known = Collections.newSetFromMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Boolean> eldest) {
            return size() > MAX_KNOWN;
        }
    });

    /** Whether this one may be looked up now. */
    synchronized boolean takes(String address, long nowNanos) {
        return known.contains(address.hashCode()) || wrong.takes(nowNanos);
    }

    /** Says what the look-up found. */
    synchronized void found(String address, boolean right) {
        if (right) {
            known.add(address.hashCode());
        } else {
            known.remove(address.hashCode());
        }
    }
}
