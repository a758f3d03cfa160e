package org.souffleur.people;

import java.util.UUID;

/** Names a person without saying anything about them. */
public record PersonId(UUID value) {}
