package org.souffleur.consent;

import org.souffleur.people.Role;
import org.souffleur.people.Seat;

/**
 * A party, as far as consent needs to know it.
 *
 * @param thing a mannequin: it has no will, so its yes is neither asked for nor counted, whatever its seat's role
 */
public record Attendee(Seat seat, Role role, boolean thing) {
    public Attendee {
        if (thing && role != Role.SURROGATE) {
            throw new IllegalArgumentException("a mannequin sits in a surrogate's seat, and nowhere else");
        }
    }

    /** Somebody with a will: a person, or an OS. */
    public Attendee(Seat seat, Role role) {
        this(seat, role, false);
    }

    /** An adult of flesh and blood. */
    public boolean isPerson() {
        return role.isPerson() && !thing;
    }
}
