package org.souffleur.session.live;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.souffleur.booking.Party;
import org.souffleur.cue.Burst;
import org.souffleur.media.LegId;
import org.souffleur.people.Role;

/** A seat and who is in it just now. Only its session touches it, under the session's lock. */
final class Chair {
    /** A phone, a desk, an OS's voice and ears apart; more is a mistake or an attack. */
    static final int MAX_LEGS = 6;

    /** As many as it may hold, all at once after a change of network; faster is a flood (ASVS 5.0 V17.3.1). */
    static final int MAX_OFFERS_PER_SECOND = MAX_LEGS;

    private final Party party;
    private final Burst offers = new Burst(MAX_OFFERS_PER_SECOND);
    private final Map<LegId, Leg> legs = new HashMap<>();
    private boolean entered;
    private PresentedBy lastCameAs = PresentedBy.PROGRAM;
    private @Nullable Long emptySinceNanos;

    /** When it last gave a sign of life that has ended; null before the first. Legs that are heard go on giving one. */
    private @Nullable Long signAtNanos;

    private record Leg(PresentedBy by, boolean connected, boolean heard) {}

    Chair(Party party) {
        this.party = party;
    }

    Party party() {
        return party;
    }

    void enter(PresentedBy as) {
        entered = true;
        lastCameAs = as;
    }

    boolean hasEntered() {
        return entered;
    }

    boolean hasRoomForALeg() {
        return legs.size() < MAX_LEGS;
    }

    /** Notes an offer or a restart; false for one too many. */
    boolean takesOffer(long nowNanos) {
        return offers.takes(nowNanos);
    }

    void givesOfferBack() {
        offers.takeBack();
    }

    void opened(LegId leg, PresentedBy by) {
        Leg known = legs.get(leg);
        // The media plane may tell that a leg is connected before its answer has come back to us.
        legs.put(leg, new Leg(by, known != null && known.connected(), known != null && known.heard()));
    }

    boolean holds(LegId leg) {
        return legs.containsKey(leg);
    }

    void connected(LegId leg) {
        Leg known = legs.get(leg);
        legs.put(leg, new Leg(known == null ? lastCameAs : known.by(), true, true));
        emptySinceNanos = null;
    }

    /** Nothing has come from the leg since then. */
    void silent(LegId leg, long heardAtNanos) {
        Leg known = legs.get(leg);
        if (known != null && known.heard()) {
            legs.put(leg, new Leg(known.by(), known.connected(), false));
            sign(heardAtNanos);
        }
    }

    void heard(LegId leg) {
        legs.computeIfPresent(leg, (id, known) -> new Leg(known.by(), known.connected(), true));
    }

    /** Whoever is in it has just shown that they are there, other than by media. */
    void sign(long atNanos) {
        Long before = signAtNanos;
        signAtNanos = before == null || atNanos - before > 0 ? (Long) atNanos : before;
    }

    /** How long there has been no sign of life at all; 0 before the first. */
    long silentForNanos(long nowNanos) {
        Long last = signAtNanos;
        return last == null || legs.values().stream().anyMatch(Leg::heard) ? 0 : Math.max(0, nowNanos - last);
    }

    void lost(LegId leg, long nowNanos) {
        silent(leg, nowNanos);
        legs.computeIfPresent(leg, (id, known) -> new Leg(known.by(), false, false));
        noteEmptiness(nowNanos);
    }

    void closed(LegId leg, long nowNanos) {
        silent(leg, nowNanos);
        legs.remove(leg);
        noteEmptiness(nowNanos);
    }

    private void noteEmptiness(long nowNanos) {
        if (!isConnected() && emptySinceNanos == null) {
            emptySinceNanos = nowNanos;
        }
    }

    boolean isConnected() {
        return legs.values().stream().anyMatch(Leg::connected);
    }

    /** Whether it had a device and has been without one for at least this long. */
    boolean isLost(long nowNanos, long afterNanos) {
        return emptySinceNanos != null && nowNanos - emptySinceNanos >= afterNanos;
    }

    PresentedBy presentedBy() {
        if (party.recording()) {
            return PresentedBy.RECORDING;
        }
        if (party.role() != Role.OS) {
            return PresentedBy.PERSON;
        }
        if (legs.isEmpty()) {
            return entered ? lastCameAs : PresentedBy.PROGRAM;
        }
        return legs.values().stream().anyMatch(leg -> leg.by() == PresentedBy.PERSON)
                ? PresentedBy.PERSON
                : PresentedBy.PROGRAM;
    }
}
