package org.souffleur.kit;

import java.util.UUID;

/** Names a kit. */
public record KitId(UUID value) {}
