package org.souffleur.surrogate;

import java.util.UUID;

/** Names a surrogate. */
public record SurrogateId(UUID value) {}
