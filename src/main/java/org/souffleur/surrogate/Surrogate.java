package org.souffleur.surrogate;

import org.souffleur.people.PersonId;

/** An adult volunteer who, for one evening and within agreed limits, lends an OS a presence. */
public record Surrogate(SurrogateId id, PersonId person) {}
