package org.souffleur.couple;

import java.util.UUID;

/** Names a couple. */
public record CoupleId(UUID value) {}
