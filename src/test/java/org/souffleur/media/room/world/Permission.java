package org.souffleur.media.room.world;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.souffleur.media.Route;

/**
 * What may flow, kept apart from the room by the plainest means: each route with the moment since which it holds
 * without a break, and one lease likewise. Moments are the world's own count of what happened, for two things may
 * happen at one time of the clock.
 */
final class Permission {
    private final Map<Route, Long> routes = new LinkedHashMap<>();
    private boolean leased;
    private long leaseUntil;
    private long leasedSince;
    private int lapses;
    private long lapsedAt;

    void allow(Set<Route> allowed, long moment) {
        routes.keySet().retainAll(allowed);
        for (Route route : allowed) if (!route.from().equals(route.to())) routes.putIfAbsent(route, moment);
    }

    void lease(long now, long until, long moment) {
        settle(now);
        if (until <= now) return;
        if (!leased) leasedSince = moment;
        leaseUntil = leased ? Math.max(leaseUntil, until) : until;
        leased = true;
    }

    void cut() {
        routes.clear();
        leased = false;
    }

    /** A lease whose end has come is over, whether anybody has looked or not. */
    void settle(long now) {
        if (!leased || now < leaseUntil) return;
        leased = false;
        lapsedAt = leaseUntil;
        lapses++;
    }

    boolean live(long now) {
        return leased && now < leaseUntil;
    }

    boolean may(long now, Route route) {
        return live(now) && routes.containsKey(route);
    }

    /** Whether what was first sent at this moment may be sent again: nothing was taken back since. */
    boolean mayAgain(long now, Route route, long sentAt) {
        return may(now, route) && routes.getOrDefault(route, Long.MAX_VALUE) <= sentAt && leasedSince <= sentAt;
    }

    Set<Route> routes() {
        return routes.keySet();
    }

    /** A lapse that nobody noticed before a cut is part of the cut. */
    void lapsesTold(int told) {
        lapses = told;
    }

    int lapses() {
        return lapses;
    }

    /** The first moment that the lease does not cover, for whoever wants to look at its last. */
    long leaseUntil() {
        return leaseUntil;
    }

    long lapsedAt() {
        return lapsedAt;
    }
}
