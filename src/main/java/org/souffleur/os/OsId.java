package org.souffleur.os;

import java.util.UUID;

/** Names an OS: an AI companion. */
public record OsId(UUID value) {}
