package org.souffleur.session.live;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.souffleur.booking.Party;
import org.souffleur.media.LegId;
import org.souffleur.people.Role;

/** A seat and who is in it just now. Only its session touches it, under the session's lock. */
final class Chair {
    /** A phone, a desk, an OS's voice and ears apart; more is a mistake or an attack. */
    static final int MAX_LEGS = 6;

    private final Party party;
    private final Map<LegId, Leg> legs = new HashMap<>();
    private boolean entered;
    private PresentedBy lastCameAs = PresentedBy.PROGRAM;
    private @Nullable Long emptySinceNanos;

    private record Leg(PresentedBy by, boolean connected) {}

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

    void opened(LegId leg, PresentedBy by) {
        Leg known = legs.get(leg);
        // The media plane may tell that a leg is connected before its answer has come back to us.
        legs.put(leg, new Leg(by, known != null && known.connected()));
    }

    boolean holds(LegId leg) {
        return legs.containsKey(leg);
    }

    void connected(LegId leg) {
        Leg known = legs.get(leg);
        legs.put(leg, new Leg(known == null ? lastCameAs : known.by(), true));
        emptySinceNanos = null;
    }

    void lost(LegId leg, long nowNanos) {
        legs.computeIfPresent(leg, (id, known) -> new Leg(known.by(), false));
        noteEmptiness(nowNanos);
    }

    void closed(LegId leg, long nowNanos) {
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
