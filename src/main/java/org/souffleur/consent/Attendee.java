package org.souffleur.consent;

import org.souffleur.people.Role;
import org.souffleur.people.Seat;

/** A party, as far as consent needs to know it. */
public record Attendee(Seat seat, Role role) {}
