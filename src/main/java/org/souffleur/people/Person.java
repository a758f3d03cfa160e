package org.souffleur.people;

/** An adult whom we know by an account. */
public record Person(PersonId id, AccountId account, Role role, DisplayName name) {}
